import type { Page } from "./page.js";
import { endpointPage, typeIndexPage, versionPage } from "./pages/index-pages.js";
import { landingPage } from "./pages/landing-page.js";
import { matrixPages } from "./pages/matrix-pages.js";
import { operationPage } from "./pages/operation-page.js";
import { typePage } from "./pages/type-page.js";
import type { DocumentedVersion, Site } from "./site.js";

/** All pages about some contracts. */
export function buildPages(site: Site): Page[] {
  return [landingPage(site), ...matrixPages(site), ...site.versions.flatMap((version) => pagesOf(version, site))];
}

function pagesOf(version: DocumentedVersion, site: Site): Page[] {
  const { endpoints, types } = version.contract;
  const operationPages = endpoints.flatMap((endpoint) =>
    endpoint.operations.map((operation) => operationPage({ version, endpoint, operation }, site)),
  );
  return [
    versionPage(version, site),
    ...endpoints.map((endpoint) => endpointPage(endpoint, version, site)),
    ...operationPages,
    typeIndexPage(version, site),
    ...types.map((type) => typePage(type, version, site)),
  ];
}
