<?php
// The echo service with PHP's SoapServer, for PHP's own web server. The environment says its WSDL and the style of it.

declare(strict_types=1);

ini_set("display_errors", "stderr");
// By default numbers lose digits.
ini_set("precision", "17");

const HEADERS = "http://soapinterop.org/echoheader/";

class EchoService
{
    public function __construct(private SoapServer $server, private string $style)
    {
    }

    /** A header is a call as well. */
    public function echoMeStringRequest(string $value): void
    {
        $this->server->addSoapHeader(new SoapHeader(HEADERS, "echoMeStringResponse", $value));
    }

    public function __call(string $name, array $arguments): mixed
    {
        $parts = $this->style === "wrapped" ? array_values(get_object_vars($arguments[0])) : $arguments;
        $result = $this->answer($name, $parts);
        return $this->style === "wrapped" && !is_array($result) ? ["return" => $result] : $result;
    }

    private function answer(string $name, array $parts): mixed
    {
        switch ($name) {
            case "fail":
                $detail = ["why" => $parts[0], "code" => 7];
                throw new SoapFault("Server", "it has failed", null, $detail, "EchoFault");
            case "echoVoid":
                return null;
            case "echoStructAsSimpleTypes":
                [$struct] = $parts;
                return [
                    "outputString" => $struct->varString,
                    "outputInteger" => $struct->varInt,
                    "outputFloat" => $struct->varFloat,
                ];
            case "echoSimpleTypesAsStruct":
                [$string, $integer, $float] = $parts;
                return (object) ["varString" => $string, "varInt" => $integer, "varFloat" => $float];
            default:
                return $parts[0];
        }
    }
}

$server = new SoapServer(getenv("WSDL"), ["features" => SOAP_SINGLE_ELEMENT_ARRAYS, "cache_wsdl" => WSDL_CACHE_NONE]);
$server->setObject(new EchoService($server, getenv("STYLE")));
$server->handle();
