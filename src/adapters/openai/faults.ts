// What errors of the OpenAI client mean: a complaint about how it was asked, or a fault.
import { APIError, APIUserAbortError } from 'openai'
import { Fault } from '../../kernel/fault.ts'
import { complaintIn, faultIn, type ServerError } from '../../language/model-faults.ts'
import type { Complaint } from '../../language/model-ladder.ts'

export const complaintOf = (error: unknown): Complaint | undefined =>
  error instanceof APIError ? complaintIn(serverError(error)) : undefined

export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (error instanceof APIUserAbortError)
    return new Fault('unavailable', 'the model was not waited for', { cause: error })
  if (error instanceof APIError) return faultIn(serverError(error), error)
  return new Fault('unavailable', 'the model server answered nonsense', { cause: error })
}

const serverError = (error: APIError): ServerError => ({
  ...(error.status === undefined ? {} : { status: error.status }),
  words: `${error.param ?? ''} ${error.message}`,
  header: (name) => error.headers?.get(name),
})
