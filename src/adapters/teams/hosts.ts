// Which addresses Teams may make us call: Microsoft's own services and nobody else's, whatever a message says.

/** The connectors of the public and the government clouds. */
const SERVICES = /^(smba\.trafficmanager\.net|smba\.infra(\.[a-z]+)*\.teams\.microsoft\.(com|us))$/
/** Where people's files lie: SharePoint, OneDrive, and Teams' own store of pictures. */
const FILES = /^([\w-]+\.)+(sharepoint\.(com|us)|sharepoint-df\.com|svc\.ms)$/
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

export interface Hosts {
  /** A connector: our token may go there. */
  service(url: string): boolean
  /** A file of somebody: fetched without any token. */
  file(url: string): boolean
}

export function allowedHosts({ loopback, more = [] }: { loopback: boolean; more?: readonly string[] }): Hosts {
  const allows = (hosts: RegExp) => (given: string) => {
    if (!URL.canParse(given)) return false
    const url = new URL(given)
    if (url.username || url.password) return false
    if (more.includes(url.host) || (loopback && LOOPBACK.test(url.hostname))) return /^https?:$/.test(url.protocol)
    return url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname)
  }
  return { service: allows(SERVICES), file: allows(FILES) }
}
