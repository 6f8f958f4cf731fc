import { useQuery } from '@tanstack/react-query'
import type { GuestConfig, RawRule } from '../../../api/pages'
import { OptionFacts } from '../../../inventory/firewall/OptionFacts'
import { RuleTable } from '../../../inventory/firewall/RuleTable'
import { guestRead } from '../../../inventory/reads'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import type { GuestTabProps } from '../tabs'

const words = text.pages.firewall

export default function FirewallTab({ guest }: GuestTabProps) {
  const rules = useQuery(guestRead<RawRule[]>(guest, '/firewall/rules'))
  const options = useQuery(guestRead<Record<string, unknown>>(guest, '/firewall/options'))
  const config = useQuery(guestRead<GuestConfig>(guest, '/config'))
  const bare = Object.entries(config.data ?? {}).filter(([key, value]) => /^net\d+$/.test(key) && !/(?:^|,)firewall=1/.test(String(value))).map(([key]) => key)
  return (
    <>
      <Section query={options} what={words.optionsTitle.toLowerCase()} title={words.optionsTitle} lines={2}>
        {(data) => <div className="card"><OptionFacts options={data} />{bare.length > 0 && <p className="muted">{words.bare(bare.join(', '))}</p>}</div>}
      </Section>
      <Section query={rules} what={words.rules.toLowerCase()} title={words.rules} count={(data) => data.length}>
        {(data) => <RuleTable label={words.rules} rules={data} empty={words.noGuestRules} />}
      </Section>
    </>
  )
}
