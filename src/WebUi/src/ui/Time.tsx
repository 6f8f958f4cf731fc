import { useNow } from '../live/clock'
import { ago, exact } from '../text/formats'
import { text } from '../text/en'

/** "3 min ago", and the exact time on hover. */
export function Time({ at }: { at: string | null | undefined }) {
  const now = useNow()
  if (!at) return <>{text.common.none}</>
  return <time dateTime={at} title={exact(at)}>{ago(at, now)}</time>
}
