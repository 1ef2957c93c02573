import { describePeer } from "./describe-peer.js";

/** Seen with PHP 8.2. */
describePeer({
  name: "PHP's SoapClient",
  script: "soap-client.php",
  interpreters: ["php"],
  probe: ["-r", 'exit(extension_loaded("soap") ? 0 : 1);'],
  facts: [],
  forbiddenText: {
    sent: { code: "s:Client", reason: "found disallowed character" },
    read: { code: "Client", reason: "looks like we got no XML document" },
  },
});
