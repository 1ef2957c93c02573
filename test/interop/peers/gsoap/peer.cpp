// A server and a client of gSOAP with its plugins for WS-Security and WS-Addressing, and with MTOM.
//   peer serve PORT MODE [KEY CERTIFICATE TRUSTED]        prints its URL
//   peer call URL MODE TEXT [KEY CERTIFICATE TRUSTED]     prints the answer, or the fault
// Modes: user, addressing, signed, mtom. The files are PEM.
#include "soapH.h"
#include "Desk.nsmap"
#include "wsaapi.h"
#include "wsseapi.h"
#include <cstdio>
#include <cstdlib>
#include <openssl/pem.h>
#include <string>

static std::string mode;
static EVP_PKEY *key;
static X509 *certificate;

static void readFiles(struct soap *soap, char **files) {
  FILE *file = fopen(files[0], "r");
  key = PEM_read_PrivateKey(file, nullptr, nullptr, nullptr);
  fclose(file);
  file = fopen(files[1], "r");
  certificate = PEM_read_X509(file, nullptr, nullptr, nullptr);
  fclose(file);
  soap->cafile = files[2];
  soap_wsse_verify_auto(soap, SOAP_SMD_NONE, nullptr, 0);
}

static int sign(struct soap *soap) {
  return soap_wsse_add_Timestamp(soap, "Time", 60) || soap_wsse_add_BinarySecurityTokenX509(soap, "Token", certificate) ||
         soap_wsse_add_KeyInfo_SecurityTokenReferenceX509(soap, "#Token") ||
         soap_wsse_sign_body(soap, SOAP_SMD_SIGN_RSA_SHA256, key, 0) || soap_wsse_sign_only(soap, "Time Body");
}

static int serve(struct soap *soap, int port) {
  soap->bind_flags = SO_REUSEADDR;
  if (!soap_valid_socket(soap_bind(soap, "127.0.0.1", port, 100))) return 3;
  printf("http://127.0.0.1:%d/\n", port);
  fflush(stdout);
  while (soap_valid_socket(soap_accept(soap))) {
    soap_serve(soap);
    soap_destroy(soap);
    soap_end(soap);
  }
  return 0;
}

/** Stores the text as a document, and loads two documents. */
static int exchange(struct soap *soap, const char *url, char *text, char **answer) {
  _xop__Include document = {};
  document.__ptr = (unsigned char *)text;
  document.__size = strlen(text);
  document.type = (char *)"text/x-poem";
  LONG64 size = 0;
  ar__LoadResponse loaded = {};
  int error = soap_call_ar__Store(soap, url, nullptr, text, document, &size);
  if (error == SOAP_OK) error = soap_call_ar__Load(soap, url, nullptr, text, 2, &loaded);
  std::string all = std::to_string(size);
  for (int index = 0; index < loaded.__sizeContent; index++)
    all += " " + std::string((char *)loaded.Content[index].__ptr, loaded.Content[index].__size);
  *answer = soap_strdup(soap, all.c_str());
  return error;
}

static int call(struct soap *soap, const char *url, char *text) {
  char *answer = nullptr;
  int error;
  if (mode == "mtom") error = exchange(soap, url, text, &answer);
  else {
    if (mode == "addressing") soap_wsa_request(soap, "urn:uuid:00000000-0000-4000-8000-000000000001", url, "urn:ask");
    if (mode == "signed" && sign(soap)) return 4;
    error = soap_call_ns__Ask(soap, url, nullptr, text, &answer);
    if (error == SOAP_OK && mode == "addressing") error = soap_wsa_check(soap);
    if (error == SOAP_OK && mode == "signed") error = soap_wsse_verify_body(soap);
  }
  if (error != SOAP_OK) soap_print_fault(soap, stdout);
  else printf("%s\n", answer == nullptr ? "" : answer);
  return 0;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  bool isServer = std::string(argv[1]) == "serve";
  mode = argv[3];
  struct soap *soap = soap_new1(mode == "mtom" ? SOAP_ENC_MTOM : SOAP_XML_CANONICAL);
  soap_register_plugin(soap, soap_wsa);
  soap_register_plugin(soap, soap_wsse);
  if (mode == "signed") readFiles(soap, argv + (isServer ? 4 : 5));
  return isServer ? serve(soap, atoi(argv[2])) : call(soap, argv[2], argv[4]);
}

static int answerUser(struct soap *soap, char *question, char **answer) {
  const char *user = soap_wsse_get_Username(soap);
  if (user == nullptr) return soap->error;
  *answer = soap_strdup(soap, (std::string(question) + ": " + user).c_str());
  int error = soap_wsse_verify_Password(soap, "hush");
  soap_wsse_delete_Security(soap);
  return error;
}

int ns__Ask(struct soap *soap, char *question, char **answer) {
  if (mode == "user") return answerUser(soap, question, answer);
  *answer = soap_strdup(soap, (std::string("heard: ") + question).c_str());
  if (mode == "addressing") {
    if (soap_wsa_check(soap)) return soap->error;
    if (std::string(question) == "fail") return soap_wsa_sender_fault(soap, "as you wish", nullptr);
    return soap_wsa_reply(soap, nullptr, "urn:bindings:Desk:AskResponse");
  }
  if (mode == "signed") {
    if (soap_wsse_verify_body(soap)) return soap->error;
    soap_wsse_delete_Security(soap);
    return sign(soap);
  }
  return SOAP_OK;
}

int ar__Store(struct soap *, char *, _xop__Include content, LONG64 *size) {
  *size = content.__size;
  return SOAP_OK;
}

int ar__Load(struct soap *soap, char *name, int copies, ar__LoadResponse *result) {
  result->__sizeContent = copies;
  result->Content = (_xop__Include *)soap_malloc(soap, copies * sizeof(_xop__Include));
  for (int index = 0; index < copies; index++) {
    _xop__Include content = {};
    content.__ptr = (unsigned char *)name;
    content.__size = strlen(name);
    content.type = (char *)"text/x-poem";
    result->Content[index] = content;
  }
  return SOAP_OK;
}

// What a FaultTo of the plugin wsa would call, which nothing here uses.
int SOAP_ENV__Fault(struct soap *soap, char *, char *, char *, SOAP_ENV__Detail *, SOAP_ENV__Code *, SOAP_ENV__Reason *, char *, char *, SOAP_ENV__Detail *) {
  return soap_send_empty_response(soap, SOAP_OK);
}
