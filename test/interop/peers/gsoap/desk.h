//gsoapopt c++,w
#import "wsse.h"
#import "wsa5.h"
#import "xop.h"
//gsoap ns service name: Desk
//gsoap ns service namespace: urn:bindings
//gsoap ns service location: http://127.0.0.1/
//gsoap ns schema namespace: urn:bindings
//gsoap ns schema form: qualified
typedef char *xsd__string;
//gsoap ns service method-action: Ask urn:ask
int ns__Ask(xsd__string Question, xsd__string *Answer);
//gsoap ar service name: Archive
//gsoap ar service namespace: urn:attachments
//gsoap ar service location: http://127.0.0.1/
//gsoap ar schema namespace: urn:attachments
//gsoap ar schema form: qualified
//gsoap ar service method-action: Store urn:Store
int ar__Store(xsd__string Name, _xop__Include Content, LONG64 *Size);
//gsoap ar service method-action: Load urn:Load
int ar__Load(xsd__string Name, int Copies, struct ar__LoadResponse { int __sizeContent; _xop__Include *Content; } *result);
