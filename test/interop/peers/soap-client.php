<?php
// A user of PHP's SoapClient: makes the calls that it reads, a line of JSON each, and prints a line with what it has got.

declare(strict_types=1);

// By default they go among the answers.
ini_set("display_errors", "stderr");

[, $wsdl, $namespace] = $argv;
// By default an array of one item is the item, and a WSDL is kept in a file and believed for a day.
$client = new SoapClient($wsdl, ["features" => SOAP_SINGLE_ELEMENT_ARRAYS, "cache_wsdl" => WSDL_CACHE_NONE]);

while (($line = fgets(STDIN)) !== false) {
    echo json_encode(answer($client, $namespace, json_decode($line, flags: JSON_THROW_ON_ERROR)), JSON_THROW_ON_ERROR), "\n";
}

function answer(SoapClient $client, string $namespace, stdClass $call): array
{
    $headers = [];
    foreach (get_object_vars($call->headers) as $name => $value) {
        $headers[] = new SoapHeader($namespace, $name, $value);
    }
    $options = isset($call->url) ? ["location" => $call->url] : [];
    $received = [];
    try {
        $response = $client->__soapCall($call->operation, [$call->request], $options, $headers, $received);
        return ["response" => $response, "headers" => $received];
    } catch (SoapFault $fault) {
        return ["fault" => ["code" => $fault->faultcode, "reason" => $fault->faultstring]];
    }
}
