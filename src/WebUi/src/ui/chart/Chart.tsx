import { lazy, Suspense, useMemo, useState } from 'react'
import type { RrdPoint } from '../../api/pages'
import { text } from '../../text/en'
import { moment } from '../../text/formats'
import { formatOf, linesOf, type ChartOf } from './series'

const Plot = lazy(() => import('./Plot'))
const words = text.pages.chart

interface Props {
  chart: ChartOf
  points: readonly RrdPoint[]
  sync: string
  from?: number
  to?: number
  onZoom: (from: number, to: number) => void
}

/** Lines over time, with last, least and most in words, the values under the cursor, and all of them as a table. */
export function Chart({ chart, points, sync, from, to, onZoom }: Props) {
  const [index, setIndex] = useState<number | null>(null)
  const [table, setTable] = useState(false)
  const times = useMemo(() => points.map((point) => point.time), [points])
  const lines = useMemo(() => linesOf(points, chart.series), [points, chart.series])
  if (lines.length === 0) return null
  const format = formatOf[chart.unit]
  const at = index === null ? undefined : times[index]
  return (
    <figure className="chart">
      <div className="chart-head">
        <h3>{chart.title}</h3>
        <button type="button" className="chip-button" aria-pressed={table} onClick={() => setTable(!table)}>{words.table}</button>
      </div>
      {table ? (
        <div className="chart-table" tabIndex={0} role="region" aria-label={words.tableOf(chart.title)}>
          <table className="read-table">
            <thead><tr><th scope="col">{words.time}</th>{lines.map((line) => <th key={line.name} scope="col" data-align="right">{line.name}</th>)}</tr></thead>
            <tbody>
              {times.map((time, i) => (from !== undefined && time < from) || (to !== undefined && time > to) ? null : (
                <tr key={time}><td>{moment(time)}</td>{lines.map((line) => <td key={line.name} data-align="right">{format(line.values[i])}</td>)}</tr>
              )).reverse()}
            </tbody>
          </table>
        </div>
      ) : (
        <Suspense fallback={<div className="plot plot-loading" />}>
          <Plot times={times} lines={lines} unit={chart.unit} sync={sync} from={from} to={to} onZoom={onZoom} onCursor={setIndex} />
        </Suspense>
      )}
      <figcaption>
        {lines.map((line, i) => (
          <span key={line.name}>
            <i className="chart-key" data-colour={line.colour} data-dashed={i > 0 || undefined} aria-hidden="true" />
            {at !== undefined && index !== null
              ? <>{line.name} <strong>{format(line.values[index])}</strong> {words.at(moment(at))}</>
              : words.caption(line.name, format(line.last), format(line.min), format(line.max))}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
