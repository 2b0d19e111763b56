/**
 * Addresses of a gateway that is a part of something else.
 *
 * @module
 */

/**
 * The address of a request as the routes know it: without `basePath` before its path. What is not
 * below `basePath` has the path `//`, which no route has.
 */
export function urlBelow(basePath: string | undefined, address: string): URL {
  // Some runtimes hand over a bare path when the Host is missing.
  const url = new URL(address, "http://localhost");
  const path = basePath?.replace(/^\/+|\/+$/g, "") ?? "";
  if (path === "") return url;
  const mount = `/${path}`;
  const { pathname } = url;
  url.pathname = pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : "//";
  return url;
}
