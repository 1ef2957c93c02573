<?php
// Makes the calls that it reads with PHP's SoapClient, in any style, a line of JSON each: the operation and its arguments. It prints a
// line with each answer.

declare(strict_types=1);

ini_set("display_errors", "stderr");

[, $wsdl, $location] = $argv;
$client = new SoapClient($wsdl, [
    "location" => $location,
    "features" => SOAP_SINGLE_ELEMENT_ARRAYS,
    "cache_wsdl" => WSDL_CACHE_NONE,
]);

while (($line = fgets(STDIN)) !== false) {
    $call = json_decode($line, flags: JSON_THROW_ON_ERROR);
    echo json_encode(answer($client, $call), JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION), "\n";
}

function answer(SoapClient $client, stdClass $call): array
{
    try {
        return ["answer" => $client->__soapCall($call->operation, $call->arguments)];
    } catch (SoapFault $fault) {
        return ["fault" => ["code" => $fault->faultcode, "reason" => $fault->faultstring, "detail" => $fault->detail ?? null]];
    }
}
