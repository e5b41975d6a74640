// pgvector for a PostgreSQL of Debian that has no package of it: Debian's own source of a later release, compiled against the server's headers.
// Installs into the server, so it wants root, apt-get and gcc; anything missing is said, and nothing is left half done.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The first release whose source has pgvector. */
const RELEASE = 'trixie'
const OPTIMISED =
  '-O2 -ftree-vectorize -fassociative-math -fno-signed-zeros -fno-trapping-math -fwrapv -fno-strict-aliasing'

/** `bin` is the server's own directory of programs (/usr/lib/postgresql/15/bin). The reason, when there is none and none can be brought. */
export function bringPgvector(bin: string): { missing: string } | undefined {
  const version = /postgresql\/(\d+)\/bin/.exec(fs.realpathSync(path.join(bin, 'postgres')))?.[1]
  if (version === undefined) return { missing: 'this PostgreSQL is not Debian’s' }
  const extensions = `/usr/share/postgresql/${version}/extension`
  if (fs.existsSync(path.join(extensions, 'vector.control'))) return undefined
  if (process.getuid?.() !== 0) return { missing: 'installing it needs root' }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-pgvector-'))
  try {
    const source = fetchSource(dir)
    const headers = fetchHeaders(dir, version)
    const library = path.join(dir, 'vector.so')
    const files = fs.readdirSync(path.join(source, 'src')).filter((file) => file.endsWith('.c'))
    run(source, 'gcc', [
      ...OPTIMISED.split(' '),
      '-fPIC',
      '-shared',
      '-D_GNU_SOURCE',
      `-I${headers}`,
      '-o',
      library,
      ...files.map((file) => path.join('src', file)),
    ])
    const control = fs.readFileSync(path.join(source, 'vector.control'), 'utf8')
    const edition = /default_version = '([\d.]+)'/.exec(control)?.[1]
    fs.copyFileSync(library, `/usr/lib/postgresql/${version}/lib/vector.so`)
    fs.copyFileSync(path.join(source, 'sql/vector.sql'), path.join(extensions, `vector--${edition}.sql`))
    // Last: only with it does the server know of the extension.
    fs.writeFileSync(path.join(extensions, 'vector.control'), control)
    return undefined
  } catch (error) {
    return { missing: error instanceof Error ? error.message.split('\n')[0]! : String(error) }
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

/** The source of a later release, from wherever this machine gets its packages; the machine's own lists stay as they are. */
function fetchSource(dir: string): string {
  const list = path.join(dir, 'later.sources')
  fs.writeFileSync(
    list,
    `Types: deb-src\nURIs: ${mirror()}\nSuites: ${RELEASE}\nComponents: main\nSigned-By: ${KEYS}\n`,
  )
  for (const made of ['lists/partial', 'cache/archives/partial'])
    fs.mkdirSync(path.join(dir, made), { recursive: true })
  const apart = [
    `Dir::Etc::sourcelist=${list}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${path.join(dir, 'lists')}`,
    `Dir::Cache=${path.join(dir, 'cache')}`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option])
  run(dir, 'apt-get', ['update', '-qq', ...apart])
  run(dir, 'apt-get', ['source', '-qq', '--download-only', ...apart, 'pgvector'])
  const archive = fs.readdirSync(dir).find((file) => file.endsWith('.orig.tar.gz'))
  if (!archive) throw new Error('the source of pgvector did not come')
  const source = path.join(dir, 'source')
  fs.mkdirSync(source)
  run(dir, 'tar', ['xzf', archive, '-C', source, '--strip-components=1'])
  return source
}

/** Unpacked, not installed: the package would pull in two compilers. */
function fetchHeaders(dir: string, version: string): string {
  const name = `postgresql-server-dev-${version}`
  run(dir, 'apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', name])
  const file = fs.readdirSync(dir).find((one) => one.startsWith(name) && one.endsWith('.deb'))
  if (!file) throw new Error(`${name} did not come`)
  run(dir, 'dpkg', ['-x', file, path.join(dir, 'headers')])
  return path.join(dir, `headers/usr/include/postgresql/${version}/server`)
}

const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg'

function mirror(): string {
  const folder = '/etc/apt/sources.list.d'
  const texts = [
    '/etc/apt/sources.list',
    ...(fs.existsSync(folder) ? fs.readdirSync(folder).map((f) => path.join(folder, f)) : []),
  ]
    .filter((file) => fs.existsSync(file))
    .map((file) => fs.readFileSync(file, 'utf8'))
  const found = texts.flatMap(
    (text) => text.match(/^(?:URIs:|deb )[^\n]*?https?:\/\/\S+\/debian\/?(?=\s|$)/gm) ?? [],
  )[0]
  const address = found && /https?:\/\/\S+/.exec(found)?.[0]
  if (!address) throw new Error('where this machine gets its packages could not be read')
  return address
}

function run(cwd: string, program: string, args: readonly string[]): void {
  execFileSync(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
