// Soon.
export function Start() {
  return null
}
