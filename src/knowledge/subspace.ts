// The directions along which the rows of a sparse table vary most: subspace iteration, seeded, so that every machine finds the same.

export interface Sparse {
  columns: number
  /** Row r holds at[starts[r]] … at[starts[r + 1]]. */
  starts: Uint32Array
  at: Uint32Array
  values: Float32Array
}

/** For each column its place among the `size` strongest directions, one after another; each direction of length 1. */
export function strongest(table: Sparse, size: number, rounds: number): Float64Array {
  let places = random(table.columns * size)
  for (let round = 0; round < rounds; round++) {
    straighten(places, size)
    places = through(table, places, size)
  }
  straighten(places, size)
  return places
}

/** Columns → rows → columns, a row at a time. */
function through({ columns, starts, at, values }: Sparse, places: Float64Array, size: number): Float64Array {
  const out = new Float64Array(columns * size)
  const sum = new Float64Array(size)
  for (let r = 0; r + 1 < starts.length; r++) {
    sum.fill(0)
    for (let i = starts[r]!; i < starts[r + 1]!; i++) {
      const from = at[i]! * size
      const value = values[i]!
      for (let k = 0; k < size; k++) sum[k]! += value * places[from + k]!
    }
    for (let i = starts[r]!; i < starts[r + 1]!; i++) {
      const to = at[i]! * size
      const value = values[i]!
      for (let k = 0; k < size; k++) out[to + k]! += value * sum[k]!
    }
  }
  return out
}

/** Cholesky of the products, then each column by what comes before it. */
function straighten(places: Float64Array, size: number): void {
  const rows = places.length / size
  const lower = new Float64Array(size * size)
  for (let r = 0; r < rows; r++) {
    const from = r * size
    for (let i = 0; i < size; i++) {
      const one = places[from + i]!
      if (one !== 0) for (let j = 0; j <= i; j++) lower[i * size + j]! += one * places[from + j]!
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = lower[i * size + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j * size + j]!
    }
  for (let r = 0; r < rows; r++) {
    const from = r * size
    for (let i = 0; i < size; i++) {
      let value = places[from + i]!
      for (let j = 0; j < i; j++) value -= lower[i * size + j]! * places[from + j]!
      places[from + i] = value / lower[i * size + i]!
    }
  }
}

/** Even numbers between −1 and 1, always the same. */
function random(length: number): Float64Array {
  let seed = 12_345
  return Float64Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 31 - 1
  })
}
