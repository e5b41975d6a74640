// Soon.
export function Requests() {
  return null
}
