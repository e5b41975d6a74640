// How manuals are read: their bars and contents left out, options with what is said of them, code with its words, chapters of a PDF by its bookmarks.
import { describe, expect, test } from 'vitest'
import { blocksOfHtml } from '../../../src/adapters/readers/html.ts'
import { chaptersIn, type Line } from '../../../src/adapters/readers/pdf-outline.ts'
import { withoutRunning } from '../../../src/adapters/readers/pdf-running.ts'
import type { Block } from '../../../src/knowledge/document.ts'
import { split } from '../../../src/knowledge/split.ts'

const blocks = (html: string) => blocksOfHtml(html).blocks
const texts = (html: string) => blocks(html).map((b) => ('text' in b ? b.text : b.kind))
const passages = (html: string) => split(blocksOfHtml(html)).map((p) => [p.headings.join(' › '), p.text])
const long =
  'What it does takes more than a line to say, and so it has a passage of its own in which it is found. '.repeat(4)

const SHORT =
  'The port the server listens on, 5432 by default; the same number is used for all addresses it listens on, and it is read at the start of the server only, never later.'

describe('a page of a manual', () => {
  test.each([
    ['a bar above and below', '<div class="navheader"><table><tr><td><a href="a.html">Prev</a></td><th>Chapter 3</th></tr></table></div>'], // prettier-ignore
    ['its contents', '<dl class="toc"><dt><a href="#a">One</a></dt><dt><a href="#b">Two</a></dt></dl>'],
    ['places in the page', '<ul><li><a href="#a">One</a></li><li><a href="#b">Two</a></li><li><a href="#c">Three</a></li></ul>'], // prettier-ignore
    ['a list to turn pages', '<ul><li><a href="a.html">上一页 9.9. 配额</a></li><li><a href="b.html">上一级</a></li><li><a href="c.html">下一页 9.11. 热插拔</a></li></ul>'], // prettier-ignore
    ['a line to turn pages', '<p><a href="a.html">Prev</a> | <a href="b.html">Next: Backups</a></p>'],
    ['a menu', '<div id="nav" class="nav"><a href="/">Home</a> <a href="/x">Download</a></div>'],
    ['what is no text by its role', '<div role="navigation">Home and elsewhere</div>'],
  ])('is read without %s', (_, html) => {
    expect(texts(`<body>${html}<p>Updates come at night.</p></body>`)).toEqual(['Updates come at night.'])
  })

  test('has headings without the mark that links to them', () => {
    expect(texts('<h2>KeepAlive Directive <a href="#keepalive">¶</a></h2><p>On.</p>')).toEqual([
      'KeepAlive Directive',
      'On.',
    ])
  })
  test('keeps a list of links to elsewhere, and a menu of dishes', () => {
    expect(texts('<ul><li><a href="a.docx">Travel form</a></li><li><a href="b.docx">Leave form</a></li><li><a href="c.docx">Seal form</a></li></ul>')).toHaveLength(3) // prettier-ignore
    expect(texts('<div class="menu"><p>Monday: noodles</p></div>')).toEqual(['Monday: noodles'])
  })

  test('that is nothing but links is known and holds nothing', () => {
    const page = blocksOfHtml('<title>Index</title><div class="toc"><a href="a.html">A</a></div>')
    expect(page).toEqual({ title: 'Index', blocks: [], linksOnly: true })
  })

  test('goes on in its section after a note', () => {
    expect(passages('<h2>Backups</h2><p>Before.</p><div class="note"><h3>Note</h3><p>Not on Sundays.</p></div><p>After.</p>')).toEqual([['Backups', 'Before.\nNot on Sundays.\nAfter.']]) // prettier-ignore
  })

  test('reads a box that is laid out as a table as text', () => {
    expect(passages('<h2>Files</h2><table><tr><td rowspan="2"><img alt=""></td><th>Tip</th></tr><tr><td><p>Run it as root.</p></td></tr></table>')).toEqual([['Files', 'Tip\nRun it as root.']]) // prettier-ignore
  })

  test('has an option above all that is said of it, and in the text', () => {
    expect(
      passages(
        `<h2>Settings</h2><dl><dt>port (integer)</dt><dd>${SHORT}</dd><dt>max_connections (integer)</dt><dd><p>${long}</p></dd></dl><p>The end.</p>`,
      ),
    ).toEqual([
      // prettier-ignore
      ['Settings', `- port (integer): ${SHORT}`],
      ['Settings › max_connections (integer)', `max_connections (integer)\n${long.trim()}`],
      ['Settings', 'The end.'],
    ])
  })

  test('takes a table of one row for the head of what follows', () => {
    expect(passages(`<table><tr><td>timeout</td><td>Type: time</td><td>Default: 5m</td></tr></table><p>${long}</p>`)[0]?.[0]).toBe('timeout · Type: time · Default: 5m') // prettier-ignore
  })

  test('keeps a line of its source that is broken within a word of stress whole', () => {
    expect(texts('<p>one <b>two\nthree</b> four<br>five</p>')).toEqual(['one two three four', 'five'])
  })

  test('keeps code with the words around it, and names a table by its caption', () => {
    const found = split({
      blocks: [
        { kind: 'paragraph', text: 'Configure it as:' },
        { kind: 'code', text: 'dpkg-reconfigure locales' },
        { kind: 'paragraph', text: 'This takes two steps.' },
        { kind: 'paragraph', text: 'Table 2.1. List of tools' },
        { kind: 'table', rows: [['tool', 'use'], ['apt', 'packages']], header: true }, // prettier-ignore
      ] satisfies Block[],
    })
    expect(found.map((p) => [p.kind, p.headings.join(), p.text])).toEqual([
      ['table', 'Table 2.1. List of tools', 'tool | use\napt | packages'],
      ['text', '', 'Configure it as:\ndpkg-reconfigure locales\nThis takes two steps.'],
    ])
  })
})

describe('a PDF', () => {
  const line = (text: string): Line => ({ text, size: 10, y: 0, gap: false })
  const page = (...lines: string[]) => lines.map(line)

  test('has its headings from its bookmarks, with their numbers, over two lines, and nowhere else', () => {
    const pages = [page('1 Getting started', 'connected to the LTSP server', '1.1 LTSP server', 'It serves.'), page('1.2 How to ask for', 'help', 'Ask.')] // prettier-ignore
    const chapters = chaptersIn(pages, [
      { title: 'Getting started', level: 1, page: 0 },
      { title: 'LTSP server', level: 2, page: 0 },
      { title: 'How to ask for help', level: 2, page: 1 },
    ])
    expect([...chapters!].map(([l, level]) => [l.text, level])).toEqual([
      ['1 Getting started', 1],
      ['1.1 LTSP server', 2],
      ['1.2 How to ask for', 2],
      ['help', 2],
    ])
  })
  test('whose bookmarks say something else than its text goes by the size of its letters', () => {
    const bookmarks = ['Slide A', 'Slide B', 'Slide C'].map((title, n) => ({ title, level: 1, page: n }))
    expect(chaptersIn([page('One'), page('Two'), page('Three')], bookmarks)).toBeUndefined()
  })
  test('names its chapter on every page, and is read without that, but for the first', () => {
    const pages = [page('1 Introduction', 'Hello.'), page('Chapter 1: Introduction 2', 'World.'), page('3 Introduction', 'End.')] // prettier-ignore
    const kept = withoutRunning(pages, [{ title: 'Introduction', level: 1, page: 0 }])
    expect(kept.map((lines) => lines.map((l) => l.text))).toEqual([['1 Introduction', 'Hello.'], ['World.'], ['End.']])
  })
  test('is read without its table of contents and its numbered running heads', () => {
    const contents = page('Manual ii', '3 Structure 2', '3.1 Network . . . . . . . 2', '3.2 Server . . . . . . . . . 3', '3.3 Clients ........ 4') // prettier-ignore
    const kept = withoutRunning([contents, page('Manual iii', 'First.'), page('Manual 1', 'Second.'), page('Manual 2', 'Third.')]) // prettier-ignore
    expect(kept.map((lines) => lines.map((l) => l.text))).toEqual([[], ['First.'], ['Second.'], ['Third.']])
  })
})
