// Pictures of figures: drawn by ECharts as SVG, made a PNG by resvg, readable on a phone, in a font that knows Chinese.
import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'
import { renderAsync } from '@resvg/resvg-js'
import type { Charts, Picture } from '../../assistant/insight/ports.ts'
import { optionOf, type Look } from './option.ts'

/** Phone width in CSS pixels; drawn at twice that. */
const WIDTH = 390
const SCALE = 2
const LOOK: Look = { ink: '#1f2430', soft: '#6b7280', line: '#e5e7eb', colours: ['#2f6fed', '#f0883e', '#2da44e'] }

export function createCharts(): Charts {
  let echarts: Promise<Pick<typeof import('echarts'), 'init'>> | undefined
  return {
    png: async (pictures) => {
      const { init } = await (echarts ??= import('echarts'))
      const parts = pictures.map((picture) => {
        const height = heightOf(picture)
        const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
        chart.setOption(optionOf(picture, LOOK))
        const svg = chart.renderToSVGString()
        chart.dispose()
        return { svg, height }
      })
      return toPng(below(parts))
    },
  }
}

const heightOf = (picture: Picture): number =>
  picture.picture === 'trend'
    ? 230
    : 96 + picture.rows.length * (picture.rows.some((r) => r.before !== undefined) ? 42 : 30)

/** One under the other, on white: chats show pictures on whatever they like. */
function below(parts: readonly { svg: string; height: number }[]): string {
  let y = 0
  const placed = parts.map(({ svg, height }) => {
    const at = svg.replace('<svg ', `<svg x="0" y="${y}" `)
    y += height
    return at
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}"><rect width="100%" height="100%" fill="#ffffff"/>${placed.join('')}</svg>`
}

/** Beside the event loop: a picture takes a quarter of a second. */
async function toPng(svg: string): Promise<Uint8Array> {
  const { file, family } = font()
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: family },
  })
  return drawn.asPng()
}

/**
 * The same on every machine, also where no font is installed: Noto Sans from a package (SIL Open Font License). Reading one
 * file of 8 MB takes a tenth of the time of looking through a system's fonts.
 */
function font(): { file: string; family: string } {
  known ??= path.join(
    path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
    '..',
    'fonts',
    'NotoSansHans-Regular.otf',
  )
  if (!fs.existsSync(known)) throw new Error(`the font for pictures is missing: ${known}`)
  return { file: known, family: 'Noto Sans Hans' }
}
let known: string | undefined
