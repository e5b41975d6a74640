// Soon.
export function RequestPage() {
  return null
}
