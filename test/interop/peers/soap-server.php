<?php
// A service with PHP's SoapServer, for PHP's own web server: it answers with what it gets.

declare(strict_types=1);

ini_set("display_errors", "stderr");

class EchoService
{
    public function __call(string $name, array $arguments): mixed
    {
        switch ($name) {
            case "echoValues":
                return array_combine(["a", "b", "c", "d", "e", "f"], $arguments);
            case "ping":
            case "Tell":
            case "Log":
                return null;
            case "refuse":
                throw new SoapFault("Client", "refused", null, ["why" => $arguments[0]], "Refused");
            case "Ask":
                return ["Answer" => $arguments[0]->Question . "!"];
            case "Add":
                return $arguments[0] + $arguments[1];
            case "Locate":
                return ["address" => ["City" => $arguments[0]->Sku], "exact" => true];
            default:
                return $arguments[0];
        }
    }
}

$server = new SoapServer(getenv("WSDL"), ["features" => SOAP_SINGLE_ELEMENT_ARRAYS, "cache_wsdl" => WSDL_CACHE_NONE]);
$server->setObject(new EchoService());
$server->handle();
