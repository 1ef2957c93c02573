//gsoapopt c++,w
#import "wsse.h"
//gsoap ns service name: Desk
//gsoap ns service namespace: urn:bindings
//gsoap ns service location: http://127.0.0.1/
//gsoap ns schema namespace: urn:bindings
//gsoap ns schema form: qualified
typedef char *xsd__string;
//gsoap ns service method-action: Ask urn:ask
int ns__Ask(xsd__string Question, xsd__string *Answer);
