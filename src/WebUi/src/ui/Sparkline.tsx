import { percentExact } from '../text/formats'
import { text } from '../text/en'

const WIDTH = 560
const HEIGHT = 72

export interface Series {
  name: string
  /** 0..1. */
  values: readonly number[]
  colour: 1 | 2
}

const points = (values: readonly number[]) =>
  values.map((value, i) => `${((i / Math.max(1, values.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - Math.min(1, Math.max(0, value)) * HEIGHT).toFixed(1)}`).join(' ')

/** Small lines over one scale of 0 to 100 %, with their numbers in words below. */
export function Sparkline({ series, label }: { series: readonly Series[]; label: string }) {
  return (
    <figure className="spark">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line className="spark-grid" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {series.map((each) => <polyline key={each.name} className="spark-line" data-colour={each.colour} points={points(each.values)} />)}
      </svg>
      <figcaption>
        {series.map((each) => (
          <span key={each.name}>
            <i className="spark-key" data-colour={each.colour} aria-hidden="true" />
            {each.name} {text.nodes.last} {percentExact((each.values.at(-1) ?? 0) * 100)}, {text.nodes.min} {percentExact(Math.min(...each.values) * 100)},{' '}
            {text.nodes.max} {percentExact(Math.max(...each.values) * 100)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
