// What every file of routes is handed: the server, the assistant's world, and who is asking.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { World } from '../assistant/world.ts'
import type { OrgId } from '../kernel/ids.ts'
import type { SessionRules, Sessions, SignedIn } from './session.ts'

/** Opens for commands on this machine. */
export interface LocalDoor {
  secret: string
  /** Writes a backup and answers its file name. */
  backup(): Promise<string>
  /** What the log's hash chain says. */
  audit(): Promise<{ events: number; findings: readonly object[] }>
}

export interface ServerSettings {
  org: OrgId
  /** Anybody may sign in as anybody; said on the sign-in page. */
  demo: boolean
  rules: SessionRules
  /** Folder of the built web app; left out in tests that need none. */
  consoleDir?: string
  local: LocalDoor
  ready(): Promise<boolean>
  /** Without a token only this machine may read them. */
  metrics?: { page(): Promise<string>; token?: string }
}

/** What every route file is handed. */
export interface Door extends ServerSettings {
  app: FastifyInstance
  world: World
  sessions: Sessions
  signedIn(request: FastifyRequest): Promise<SignedIn>
  /** Signed in, and the change comes from our own page. */
  changing(request: FastifyRequest): Promise<SignedIn>
}
