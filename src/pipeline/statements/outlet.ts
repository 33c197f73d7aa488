/** Affiliation of a statement that the text makes in its own name. */
export const OUTLET = 'outlet'
