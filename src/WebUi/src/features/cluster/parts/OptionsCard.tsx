import { useQuery } from '@tanstack/react-query'
import { clusterRead } from '../../../inventory/reads'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { Facts } from '../../../ui/Facts'
import { Section } from '../../../ui/Loaded'

const words = text.clusterWork.options

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ')
  : value !== null && typeof value === 'object' ? Object.entries(value).map(([name, part]) => `${name}=${String(part)}`).join(', ')
  : String(value)

/** What is set for the whole cluster. What is not set is as Proxmox VE has it. */
export function OptionsCard({ controller }: { controller: string }) {
  const options = useQuery(clusterRead<Record<string, unknown>>(controller, '/cluster/options'))
  return (
    <Section query={options} what={words.title.toLowerCase()} title={words.title} lines={2} actions={<PlanButton plan={{ controller, feature: 'proxmox.cluster.options', operation: 'update', form: true }}>{words.edit}</PlanButton>}>
      {(data) => {
        const set = Object.entries(data).filter(([name, value]) => name !== 'digest' && name !== 'allowed-tags' && value !== null && value !== '' && shown(value) !== '')
        return <div className="card">{set.length === 0 ? <p className="muted">{words.empty}</p> : <Facts facts={set.map(([name, value]) => [words.names[name] ?? name, shown(value)] as const)} />}</div>
      }}
    </Section>
  )
}
