// Which sentences of a manual are quoted: the one that says it, not the name above it, with the list it leads to, and each once.
import { expect, test } from 'vitest'
import { blocksOfHtml } from '../../../src/adapters/readers/html.ts'
import { PUBLIC } from '../../../src/knowledge/reader.ts'
import { quotesOf } from '../../../src/knowledge/quotes.ts'
import { search } from '../../../src/knowledge/search.ts'
import { libraryOf } from './library.ts'

async function quotes(question: string, ...pages: string[]) {
  const { library } = await libraryOf(pages.map((html, n) => ({ id: `page-${n}`, document: blocksOfHtml(html) })))
  return quotesOf(await search(library, question, PUBLIC, { top: 10, perDocument: 3 })).map((c) => c.quote)
}

const OPTION = `<h2>Connections</h2><dl><dt>max_connections (integer)</dt><dd><p>Determines the maximum number of concurrent connections to the database server.</p><p>The default is typically 100, but might be less if your kernel settings will not support it. This parameter can only be set at server start.</p></dd>
<dt>reserved_connections (integer)</dt><dd><p>Whenever the number of active connections is at least max_connections minus reserved_connections, new connections are accepted only for superusers, and no new replication connections are accepted at all by this server.</p></dd></dl>`

test('the sentence under an option is quoted, not its name', async () => {
  const [first] = await quotes('default of max_connections', OPTION)
  expect(first).toMatch(/^The default is typically 100/)
})

test('what leads to a command is quoted with the command, to a list with its items', async () => {
  const [command] = await quotes('etckeeper 怎么看哪些文件没有被跟踪', '<p>etckeeper 把配置文件保存在 Git 里。</p><p>查看目前哪些文件没有被跟踪：</p><pre>etckeeper vcs status</pre><p>手工提交：</p><pre>etckeeper vcs commit</pre>') // prettier-ignore
  expect(command).toBe('查看目前哪些文件没有被跟踪：\netckeeper vcs status')
  const [list] = await quotes('which groups can be managed', '<p>It manages these groups:</p><ul><li>users</li><li>machines</li></ul><p>All of it on the web.</p>') // prettier-ignore
  expect(list).toBe('It manages these groups:\n- users\n- machines')
})

test('what a page and its PDF both say is quoted once', async () => {
  const found = await quotes('which directory can be jumped to', '<p>You can jump to a very deep directory.</p>', '<ul><li>You can jump to a very deep directory.</li></ul>') // prettier-ignore
  expect(found).toHaveLength(1)
})
