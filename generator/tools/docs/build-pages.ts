import type { Page } from "./page.js";
import { endpointPage, typeIndexPage, versionPage } from "./pages/index-pages.js";
import { landingPage } from "./pages/landing-page.js";
import { matrixPages } from "./pages/matrix-pages.js";
import { operationPage } from "./pages/operation-page.js";
import { typePage } from "./pages/type-page.js";
import type { DocumentedVersion, Site } from "./site.js";

/** All pages about some contracts, one after the other: whoever writes one down need not keep it. */
export function* buildPages(site: Site): Generator<Page> {
  yield landingPage(site);
  yield* matrixPages(site);
  for (const version of site.versions) yield* pagesOf(version, site);
}

function* pagesOf(version: DocumentedVersion, site: Site): Generator<Page> {
  const { endpoints, types } = version.contract;
  yield versionPage(version, site);
  for (const endpoint of endpoints) {
    yield endpointPage(endpoint, version, site);
    for (const operation of endpoint.operations) yield operationPage({ version, endpoint, operation }, site);
  }
  yield typeIndexPage(version, site);
  for (const type of types) yield typePage(type, version, site);
}
