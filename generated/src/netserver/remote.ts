// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * The address of an endpoint of an installation.
 * @param remote - the installation's folder Remote; also the claim `netserver_url`, which has a version after the folder and may name
 * an endpoint, or the address of a tenant, which has no folder. It may end with slashes
 * @param path - the endpoint's path below Remote, such as `Services88/Batch.svc`
 * @throws TypeError for anything but the text of an address without a query
 */
export function urlBelow(remote: string, path: string): string {
  if (typeof remote !== "string")
    throw new TypeError("a session needs the option remote, as text: the installation's folder Remote");
  if (/[?#]/.test(remote)) throw new TypeError("remote is the address of a folder: it has neither ? nor #");
  return `${remoteFolder(withoutSlashes(remote))}/${path}`;
}

/** An installation on site may have any folder. The folder Remote is added to a host alone, and to a tenant's folder. */
function remoteFolder(address: string): string {
  const version = /\/Services\d+(?:\/+[^/]+\.svc)?$/i.exec(address);
  if (version !== null) return withoutSlashes(address.slice(0, version.index));
  return /^[a-z]+:\/\/[^/]+(?:\/Cust\d+)?$/i.test(address) ? `${address}/Remote` : address;
}

function withoutSlashes(address: string): string {
  let end = address.length;
  while (address.charAt(end - 1) === "/") end--;
  return address.slice(0, end);
}
