<?php
// Makes the calls that it reads with PHP's SoapClient, a line of JSON each, and prints a line with each answer.

declare(strict_types=1);

ini_set("display_errors", "stderr");
// By default numbers lose digits.
ini_set("precision", "17");

const HEADERS = "http://soapinterop.org/echoheader/";

[, $wsdl, $location, $version] = $argv;
$client = new SoapClient($wsdl, [
    "location" => $location,
    "soap_version" => $version === "1.2" ? SOAP_1_2 : SOAP_1_1,
    "features" => SOAP_SINGLE_ELEMENT_ARRAYS,
    "cache_wsdl" => WSDL_CACHE_NONE,
]);

while (($line = fgets(STDIN)) !== false) {
    $call = json_decode($line, flags: JSON_THROW_ON_ERROR);
    echo json_encode(answer($client, $call), JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION), "\n";
}

function answer(SoapClient $client, stdClass $call): array
{
    $headers = isset($call->header) ? [new SoapHeader(HEADERS, "echoMeStringRequest", $call->header)] : [];
    $received = [];
    try {
        $response = $client->__soapCall($call->operation, array_map(given(...), $call->arguments), [], $headers, $received);
        $header = $received["echoMeStringResponse"] ?? null;
        return ["response" => printed($response)] + ($header === null ? [] : ["header" => $header]);
    } catch (SoapFault $fault) {
        return ["fault" => ["reason" => $fault->faultstring, "detail" => $fault->detail ?? null]];
    }
}

/** What JSON lacks is an object with one member. */
function given(mixed $value): mixed
{
    if (is_array($value)) {
        return array_map(given(...), $value);
    }
    if (!is_object($value)) {
        return $value;
    }
    return match (array_key_first(get_object_vars($value))) {
        '$bytes' => base64_decode($value->{'$bytes'}),
        '$long' => (int) $value->{'$long'},
        '$number' => ["INF" => INF, "-INF" => -INF, "NaN" => NAN][$value->{'$number'}],
        default => (object) array_map(given(...), get_object_vars($value)),
    };
}

function printed(mixed $value): mixed
{
    if (is_string($value)) {
        return preg_match("//u", $value) === 1 ? $value : ['$bytes' => base64_encode($value)];
    }
    if (is_int($value)) {
        return abs((float) $value) < 2 ** 53 ? $value : ['$long' => (string) $value];
    }
    if (is_float($value) && !is_finite($value)) {
        return ['$number' => is_nan($value) ? "NaN" : ($value > 0 ? "INF" : "-INF")];
    }
    if (is_object($value)) {
        return (object) array_map(printed(...), get_object_vars($value));
    }
    return is_array($value) ? array_map(printed(...), $value) : $value;
}
