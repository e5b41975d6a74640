// Where a passage is read in the web app.

/** The passage's place is its id without its document, which stands before it. */
export function pathTo(document: string, passage?: string): string {
  const page = `/knowledge/${encodeURIComponent(document)}`
  return passage === undefined ? page : `${page}#${encodeURIComponent(placeOf(document, passage))}`
}

export const placeOf = (document: string, passage: string): string =>
  passage.startsWith(`${document}#`) ? passage.slice(document.length + 1) : passage
