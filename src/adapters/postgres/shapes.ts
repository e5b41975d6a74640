// How columns come back: instants as ISO text, our own JSON by the one mark that tells its kind.
import { z } from 'zod'

/** pg gives a Date for timestamptz. */
export const Time = z.date().transform((at) => at.toISOString())
/** int8 comes as text, or as bigint through Prisma. */
export const Big = z.union([z.string(), z.bigint(), z.number()]).transform(BigInt)

/**
 * JSON that this program wrote itself and the log vouches for. Only the given keys are looked for: a deep schema over every
 * state would cost more than reading the row, and its types are already those of the writer.
 */
export const ours = <T extends object>(...keys: readonly (keyof T & string)[]) =>
  z.custom<T>((value) => typeof value === 'object' && value !== null && keys.every((key) => key in value))
