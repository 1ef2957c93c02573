"""A user of zeep with WS-Security: asks one question, and prints a line of JSON with the answer or with what went wrong."""

import json
import sys
from datetime import datetime, timedelta, timezone

import xmlsec
import zeep
from zeep.wsse.compose import Compose
from zeep.wsse.signature import BinarySignature, Signature
from zeep.wsse.username import UsernameToken
from zeep.wsse.utils import WSU

KINDS = {
    "text": lambda key, certificate: UsernameToken("ada", "hush"),
    "digest": lambda key, certificate: UsernameToken("ada", "hush", use_digest=True),
    "wrong": lambda key, certificate: UsernameToken("ada", "hush!", use_digest=True),
    "sign": lambda key, certificate: signed(Signature, key, certificate),
    "sign with a token": lambda key, certificate: signed(BinarySignature, key, certificate),
    "sign the user as well": lambda key, certificate: Compose(
        [UsernameToken("ada", "hush", timestamp_token=timestamp()), signed(BinarySignature, key, certificate)]
    ),
}


def signed(kind, key, certificate):
    return kind(
        key,
        certificate,
        signature_method=xmlsec.constants.TransformRsaSha256,
        digest_method=xmlsec.constants.TransformSha256,
    )


def timestamp():
    now = datetime.now(timezone.utc)
    form = "%Y-%m-%dT%H:%M:%SZ"
    return WSU.Timestamp(
        WSU.Created(now.strftime(form)), WSU.Expires((now + timedelta(minutes=5)).strftime(form))
    )


def main():
    _, wsdl, url, kind, key, certificate = sys.argv
    client = zeep.Client(wsdl, wsse=KINDS[kind](key, certificate))
    service = client.create_service("{urn:bindings}Desk", url)
    try:
        print(json.dumps({"answer": service.Ask(Question="who")}))
    except zeep.exceptions.Fault as fault:
        print(json.dumps({"fault": fault.message}))
    except Exception as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))


main()
