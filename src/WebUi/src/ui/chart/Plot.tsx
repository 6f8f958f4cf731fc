import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { tick } from '../../text/formats'
import { useLatest } from '../useLatest'
import { formatOf, type Line, type Unit } from './series'

interface Props {
  times: readonly number[]
  lines: readonly Line[]
  unit: Unit
  /** Charts with the same name share their cursor. */
  sync: string
  from?: number
  to?: number
  onZoom: (from: number, to: number) => void
  onCursor: (index: number | null) => void
}

const HEIGHT = 180
const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]]
const LEAST_DRAG = 6
const POWERS_OF_TWO = Array.from({ length: 60 }, (_, i) => 2 ** i)

/** Draws; what it says is in words beside it. Made anew with the theme, which a canvas doesn't follow. */
export default function Plot({ times, lines, unit, sync, from, to, onZoom, onCursor }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(null)
  const scheme = useComputedColorScheme('light')
  const latest = useLatest({ onZoom, onCursor, times, lines, from, to })
  const shape = lines.map((line) => `${line.name}:${line.colour}`).join()

  useEffect(() => {
    const parent = place.current!
    const style = getComputedStyle(document.documentElement)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    const format = formatOf[unit]
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, font: `11px ${colour('--sans')}` }
    const { lines } = latest.current
    const made = new uPlot(
      {
        width: Math.max(100, parent.clientWidth),
        height: HEIGHT,
        legend: { show: false },
        cursor: { sync: { key: sync }, drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
        scales: { x: { time: true }, y: { range: (_, __, max) => [0, unit === 'percent' ? Math.max(max * 1.1, 5) : Math.max(max * 1.1, 1)] } },
        axes: [
          { ...axis, values: (_, splits, __, ___, step) => splits.map((split) => tick(split, step)) },
          { ...axis, size: 68, incrs: unit === 'bytes' ? POWERS_OF_TWO : undefined, values: (_, splits) => splits.map((split) => format(split)) },
        ],
        series: [{}, ...lines.map((line, i) => ({
          label: line.name,
          stroke: colour(`--chart-${line.colour}`),
          fill: lines.length === 1 ? `${colour(`--chart-${line.colour}`)}1f` : undefined,
          width: 1.5,
          dash: DASHES[i] ?? [],
          spanGaps: false,
          points: { show: false },
        }))],
        hooks: {
          setCursor: [(chart) => latest.current.onCursor(chart.cursor.idx ?? null)],
          setSelect: [(chart) => {
            const { left, width } = chart.select
            if (width < LEAST_DRAG) return
            chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
            latest.current.onZoom(Math.round(chart.posToVal(left, 'x')), Math.round(chart.posToVal(left + width, 'x')))
          }],
        },
      },
      dataOf(latest.current.times, lines),
      parent,
    )
    plot.current = made
    scale(made, latest.current)
    let frame = 0
    const resizing = new ResizeObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        if (parent.clientWidth > 0 && parent.clientWidth !== made.width) made.setSize({ width: parent.clientWidth, height: HEIGHT })
      })
    })
    resizing.observe(parent)
    return () => {
      resizing.disconnect()
      cancelAnimationFrame(frame)
      plot.current = null
      made.destroy()
    }
  }, [scheme, shape, unit, sync, latest])

  useEffect(() => {
    if (!plot.current) return
    plot.current.setData(dataOf(times, lines), false)
    scale(plot.current, { times, from, to })
  }, [times, lines, from, to])

  return <div ref={place} className="plot" aria-hidden="true" />
}

const dataOf = (times: readonly number[], lines: readonly Line[]): uPlot.AlignedData => [[...times], ...lines.map((line) => line.values)]

function scale(plot: uPlot, { times, from, to }: { times: readonly number[]; from?: number; to?: number }) {
  const first = from ?? times[0]
  const last = to ?? times.at(-1)
  if (first !== undefined && last !== undefined) plot.setScale('x', { min: first, max: last })
}
