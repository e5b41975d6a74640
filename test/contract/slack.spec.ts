// Slack over its own SDK and wire, on this machine: what every platform does, and what is Slack's alone.
import { platformContract } from './platform.ts'
import { openSlackRig } from '../kit/slack-rig.ts'

platformContract('slack', (host) => openSlackRig(host))
