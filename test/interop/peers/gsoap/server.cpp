// A server of gSOAP with its plugin for WS-Security, which lets in who knows the password. Argument: port. It prints its URL.
#include "soapH.h"
#include "Desk.nsmap"
#include "wsseapi.h"
#include <cstdio>
#include <cstdlib>
#include <string>

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  struct soap *soap = soap_new1(SOAP_XML_CANONICAL);
  soap_register_plugin(soap, soap_wsse);
  if (!soap_valid_socket(soap_bind(soap, "127.0.0.1", atoi(argv[1]), 100))) return 3;
  printf("http://127.0.0.1:%s/\n", argv[1]);
  fflush(stdout);
  while (soap_valid_socket(soap_accept(soap))) {
    soap_serve(soap);
    soap_destroy(soap);
    soap_end(soap);
  }
  return 0;
}

int ns__Ask(struct soap *soap, char *question, char **answer) {
  const char *user = soap_wsse_get_Username(soap);
  if (user == nullptr) return soap->error;
  *answer = soap_strdup(soap, (std::string(question) + ": " + user).c_str());
  int error = soap_wsse_verify_Password(soap, "hush");
  soap_wsse_delete_Security(soap);
  return error;
}
