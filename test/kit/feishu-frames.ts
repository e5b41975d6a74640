// Feishu's frames (pbbp2.Frame of the vendor's SDK), by hand: SeqID 1, LogID 2, service 3, method 4, headers 5, payload 8.

export interface Frame {
  /** 0: control, 1: data. */
  method: number
  headers: Readonly<Record<string, string>>
  payload: Uint8Array
}

const varint = (value: number): number[] => {
  const bytes: number[] = []
  let left = value
  while (left > 127) {
    bytes.push((left & 127) | 128)
    left >>>= 7
  }
  return [...bytes, left]
}
const field = (id: number, bytes: Uint8Array): number[] => [(id << 3) | 2, ...varint(bytes.length), ...bytes]
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

export function encodeFrame({ method, headers, payload }: Frame): Uint8Array {
  const entries = Object.entries(headers).flatMap(([key, value]) =>
    field(5, Uint8Array.from([...field(1, text(key)), ...field(2, text(value))])),
  )
  // Buffer, so that a large payload is not spread over the stack.
  const head = Uint8Array.from([8, 0, 16, 0, 24, ...varint(1), 32, ...varint(method), ...entries, (8 << 3) | 2])
  return Buffer.concat([head, Uint8Array.from(varint(payload.length)), payload])
}

export function decodeFrame(bytes: Uint8Array): Frame {
  const frame = { method: 0, headers: {} as Record<string, string>, payload: new Uint8Array() as Uint8Array }
  for (const [id, value] of fields(bytes)) {
    if (id === 4) frame.method = Number(value)
    if (id === 8) frame.payload = value as Uint8Array
    if (id === 5) {
      const pair = Object.fromEntries(
        fields(value as Uint8Array).map(([n, v]) => [n, String(Buffer.from(v as Uint8Array))]),
      )
      frame.headers[pair[1] ?? ''] = pair[2] ?? ''
    }
  }
  return frame
}

function fields(bytes: Uint8Array): [number, bigint | Uint8Array][] {
  const found: [number, bigint | Uint8Array][] = []
  let at = 0
  const number = () => {
    let [value, shift] = [0n, 0n]
    for (;;) {
      const byte = bytes[at++]!
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
      shift += 7n
    }
  }
  while (at < bytes.length) {
    const tag = Number(number())
    if ((tag & 7) === 0) found.push([tag >> 3, number()])
    else {
      const length = Number(number())
      found.push([tag >> 3, bytes.subarray(at, at + length)])
      at += length
    }
  }
  return found
}
