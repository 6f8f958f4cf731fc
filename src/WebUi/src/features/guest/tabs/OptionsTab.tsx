import { text } from '../../../text/en'
import { Settings } from '../parts/Settings'
import type { GuestTabProps } from '../tabs'

export default function OptionsTab(props: GuestTabProps) {
  return <Settings {...props} group="options" title={text.pages.guest.titles.options} />
}
