import { useNow } from '../live/clock'
import { ago, exact, logTime } from '../text/formats'
import { text } from '../text/en'

/** "3 min ago", and the exact time on hover. */
export function Time({ at }: { at: string | null | undefined }) {
  const now = useNow()
  if (!at) return <>{text.common.none}</>
  return <time dateTime={at} title={exact(at)}>{ago(at, now)}</time>
}

/** To the second, as in tables of record; the other zone on hover. */
export function ExactTime({ at }: { at: string | null | undefined }) {
  if (!at) return <>{text.common.none}</>
  return <time dateTime={at} title={exact(at)}>{logTime(Date.parse(at) / 1000)}</time>
}
