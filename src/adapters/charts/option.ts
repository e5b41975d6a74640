// What ECharts is told for each kind of picture: few words, large enough, nothing that overlaps.
import type { EChartsOption } from 'echarts'
import type { Picture } from '../../assistant/insight/ports.ts'

export interface Look {
  ink: string
  soft: string
  line: string
  colours: readonly string[]
}

export function optionOf(picture: Picture, look: Look): EChartsOption {
  const base: EChartsOption = {
    animation: false,
    color: [...look.colours],
    textStyle: { fontFamily: 'Noto Sans Hans', color: look.ink },
    title: {
      text: picture.title,
      left: 14,
      top: 10,
      textStyle: { fontSize: 15, fontWeight: 'normal', color: look.ink, fontFamily: 'Noto Sans Hans' },
    },
  }
  return picture.picture === 'trend' ? { ...base, ...trend(picture, look) } : { ...base, ...bars(picture, look) }
}

function trend(picture: Extract<Picture, { picture: 'trend' }>, look: Look): EChartsOption {
  return {
    legend: { top: 34, left: 10, itemWidth: 14, itemHeight: 8, textStyle: { fontSize: 12, color: look.soft } },
    grid: { left: 46, right: 16, top: 66, bottom: 28 },
    xAxis: {
      type: 'category',
      data: [...picture.at],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.line } },
      // A label for every third week leaves room on a phone.
      axisLabel: { color: look.soft, fontSize: 11, interval: Math.max(0, Math.ceil(picture.at.length / 5) - 1) },
    },
    yAxis: {
      type: 'value',
      minInterval: picture.series.every((s) => s.shape === 'bar') ? 1 : 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: look.line } },
      axisLabel: { color: look.soft, fontSize: 11 },
    },
    series: picture.series.map((s) =>
      s.shape === 'line'
        ? {
            type: 'line' as const,
            name: s.name,
            data: [...s.values],
            connectNulls: true,
            symbolSize: 5,
            lineStyle: { width: 2 },
          }
        : { type: 'bar' as const, name: s.name, data: [...s.values], barMaxWidth: 10, itemStyle: { borderRadius: 2 } },
    ),
  }
}

function bars(picture: Extract<Picture, { picture: 'bars' }>, look: Look): EChartsOption {
  const rows = picture.rows.toReversed()
  const compared = rows.some((r) => r.before !== undefined)
  const longest = Math.max(...rows.map((r) => widthOf(r.name)))
  return {
    legend: compared
      ? { top: 34, left: 10, itemWidth: 14, itemHeight: 8, textStyle: { fontSize: 12, color: look.soft } }
      : { show: false },
    grid: { left: Math.min(130, 16 + longest), right: 74, top: compared ? 62 : 44, bottom: 14 },
    xAxis: { type: 'value', show: false, max: 'dataMax' },
    yAxis: {
      type: 'category',
      data: rows.map((r) => r.name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: look.ink, fontSize: 12, width: 110, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        name: picture.names?.value ?? picture.title,
        data: rows.map((r) => r.value),
        barMaxWidth: 14,
        label: { show: true, position: 'right', fontSize: 12, color: look.ink, formatter: numbered },
        itemStyle: { borderRadius: 2 },
      },
      ...(compared
        ? [
            {
              type: 'bar' as const,
              name: picture.names?.before ?? '',
              data: rows.map((r) => r.before ?? 0),
              barMaxWidth: 10,
              label: { show: true, position: 'right' as const, fontSize: 11, color: look.soft, formatter: numbered },
              itemStyle: { color: '#c3cad6', borderRadius: 2 },
            },
          ]
        : []),
    ],
  }
}

const numbered = ({ value }: { value: unknown }): string =>
  typeof value === 'number' ? Math.round(value).toLocaleString('en-US') : ''

/** A Chinese character is twice as wide as a letter. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e80 ? 12 : 7), 0)
