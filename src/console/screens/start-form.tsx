// Soon.
export function StartForm() {
  return null
}
