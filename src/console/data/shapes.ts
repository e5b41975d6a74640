// The shapes screens work with, all derived from the http contract so that it stays the only thing the console knows.
import type { Api, ProcessView, SessionView } from '../../http/contract.ts'

export type Out<R extends keyof Api> = Api[R]['out']
export type In<R extends keyof Api> = Api[R] extends { in: infer I } ? I : never

export type Message = Out<'GET /api/chat?before='>['messages'][number]
export type Card = NonNullable<Message['card']>
export type Block = Card['blocks'][number]
export type CardButton = Card['buttons'][number]
export type FileRef = NonNullable<Message['files']>[number]

export type Me = NonNullable<SessionView['me']>
export type Locale = Me['locale']
export type Label = SessionView['organisation']
export type PersonView = Out<'GET /api/people?q='>[number]
export type Department = Out<'GET /api/departments'>[number]

export type Field = ProcessView['form']['fields'][number]
export type FieldKind = Field['kind']
export type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>
export type Values = In<'POST /api/requests'>['values']
export type Value = Values[string]
export type Picks = NonNullable<In<'POST /api/requests'>['picks']>
export type Money = Extract<Value, { currency: string }>
export type DateRange = Extract<Value, { start: string }>
type Problems<T> = T extends { problems: infer P extends readonly unknown[] } ? P[number] : never
export type Problem = Problems<Out<'POST /api/requests/preview'>>

export type RequestDetail = Out<'GET /api/requests/:id'>
export type RequestSummary = Out<'GET /api/requests?scope=mine|involved&status=&process=&q=&before='>['items'][number]
export type TaskSummary = Out<'GET /api/tasks'>['items'][number]
export type RouteStep = RequestDetail['route'][number]
export type TimelineEntry = RequestDetail['timeline'][number]
export type Verb = RequestDetail['may'][number]
export type RequestCommand = In<'POST /api/requests/:id/commands'>['command']
export type Signal = Out<'GET /api/live'>
