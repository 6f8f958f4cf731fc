import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId } from 'react'
import { text } from '../../text/en'
import { moment } from '../../text/formats'
import { Chart } from '../../ui/chart/Chart'
import type { ChartOf } from '../../ui/chart/series'
import { Choices } from '../../ui/Choices'
import { EmptyState } from '../../ui/EmptyState'
import { Loaded } from '../../ui/Loaded'
import { known } from '../../ui/search'
import { RANGES, rrd, type Range } from '../reads'

const words = text.pages.chart

export interface RangeSearch {
  range?: string
  from?: string
  to?: string
}

const seconds = (value: string | undefined) => (value && /^\d{9,11}$/.test(value) ? Number(value) : undefined)

interface Props {
  controller: string
  /** The path below the controller of what has the charts. */
  of: string
  charts: readonly ChartOf[]
  search: RangeSearch
  onSearch: (change: RangeSearch, replace?: boolean) => void
}

/** Charts of one object with one range, one cursor and one zoom, all in the address. */
export function RrdCharts({ controller, of, charts, search, onSearch }: Props) {
  const sync = useId()
  const range: Range = known(search.range, RANGES) ?? 'hour'
  const [from, to] = [seconds(search.from), seconds(search.to)]
  const zoomed = from !== undefined && to !== undefined && from < to
  const points = useQuery(rrd(controller, of, range))
  useEffect(() => {
    if (!zoomed) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      onSearch({ from: undefined, to: undefined })
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [zoomed, onSearch])
  const measured = points.data?.some((point) => charts.some((chart) => chart.series.some((series) => series.of(point) != null)))
  return (
    <div className="charts-part">
      <div className="row">
        <Choices
          label={words.range}
          options={RANGES.map((value) => ({ value, label: words.ranges[value] }))}
          value={range}
          onChange={(value) => onSearch({ range: value === 'hour' ? undefined : value, from: undefined, to: undefined })}
        />
        {zoomed ? (
          <Button variant="default" onClick={() => onSearch({ from: undefined, to: undefined })}>{words.zoomed(moment(from), moment(to))}</Button>
        ) : (
          <span className="muted small wide">{words.hint}</span>
        )}
      </div>
      <Loaded query={points} what={words.what} lines={8}>
        {(data) => measured ? (
          <div className="charts">
            {charts.map((chart) => (
              <Chart key={chart.id} chart={chart} points={data} sync={sync} from={zoomed ? from : undefined} to={zoomed ? to : undefined} onZoom={(first, last) => onSearch({ from: String(first), to: String(last) })} />
            ))}
          </div>
        ) : (
          <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
        )}
      </Loaded>
    </div>
  )
}
