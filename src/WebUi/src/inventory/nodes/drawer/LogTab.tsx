import { useQuery } from '@tanstack/react-query'
import type { LogLine } from '../../../api/pages'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { nodeRead } from '../../reads'
import type { NodeTabProps } from './tabs'

const words = text.pages.node.log
const LINES = 300

/** The end of the node's system log, asked for again with each reading of the cluster. */
export default function LogTab({ node }: NodeTabProps) {
  const log = useQuery(nodeRead<LogLine[]>(node.controller_id, node.name, '/syslog', { tail: true, limit: LINES }))
  return (
    <Section query={log} what={words.title.toLowerCase()} title={words.title}>
      {(data) => <pre className="log tall" tabIndex={0} aria-label={words.title}>{data.map((line) => line.t).join('\n') || words.empty}</pre>}
    </Section>
  )
}
