/**
 * For a double's server: a connection stays open for as long as its caller keeps it. By default Node closes one after five
 * idle seconds, and whoever has been busy for so long sends its next request into a closed one.
 */
export const KEPT = { keepAliveTimeout: 0 }
