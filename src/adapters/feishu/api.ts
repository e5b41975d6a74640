// Feishu's own client: loaded when it is needed, silent, never waiting for ever; what goes wrong becomes a Fault.
import type { Client, HttpInstance } from '@larksuiteoapi/node-sdk'
import { feishuFault, isToken, numberFault } from './faults.ts'
import type { FeishuConfig } from './settings.ts'

type Sdk = typeof import('@larksuiteoapi/node-sdk')

export interface Api {
  sdk: Sdk
  http: HttpInstance
  /** Resolves with `data` of the answer. */
  call<T>(work: (client: Client) => Promise<Answer<T>>): Promise<T | undefined>
  /** Where the SDK hands back something else than an answer. */
  raw<T>(work: (client: Client) => Promise<T>): Promise<T>
}
interface Answer<T> {
  code?: number | undefined
  data?: T | undefined
}

const TIMEOUT_MS = 15_000

export async function createApi(config: FeishuConfig): Promise<Api> {
  const sdk = await import('@larksuiteoapi/node-sdk')
  const http = impatient(sdk.defaultHttpInstance)
  // Its shared cache would hand one app's token to another test, or to another app of the same name.
  const cache = new sdk.DefaultCache()
  const client = new sdk.Client({
    appId: config.appId,
    appSecret: config.appSecret,
    domain: config.url,
    httpInstance: http,
    cache,
    ...silent(sdk),
  })
  const raw: Api['raw'] = async (work) => {
    try {
      return await work(client)
    } catch (error) {
      const fault = feishuFault(error)
      if (isToken(fault)) await cache.set(sdk.CTenantAccessToken, '', undefined, { namespace: config.appId })
      throw fault
    }
  }
  return {
    sdk,
    http,
    raw,
    call: (work) =>
      raw(async (with_) => {
        const { code, data } = await work(with_)
        if (code) throw numberFault(code)
        return data
      }),
  }
}

/** Its log lines carry whole calls, the secret among them; what we need to know comes as an error. */
export function silent({ LoggerLevel }: Sdk) {
  const nothing = () => {}
  return {
    loggerLevel: LoggerLevel.fatal,
    logger: { error: nothing, warn: nothing, info: nothing, debug: nothing, trace: nothing },
  }
}

/** The SDK's own waits for ever, and would carry the token along to wherever it is sent on. */
function impatient(http: Sdk['defaultHttpInstance']): HttpInstance {
  const limits = { timeout: TIMEOUT_MS, maxRedirects: 0 }
  return Object.assign(Object.create(http) as HttpInstance, {
    request: (options: object) => http.request({ ...limits, ...options }),
    post: (url: string, data: unknown, options: object = {}) => http.post(url, data, { ...limits, ...options }),
  })
}
