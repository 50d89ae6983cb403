import { countInThread } from '../ballot/count.service.js';
import { countPile, type CountAbout } from './poll.count.js';

countInThread((about, ballots) => countPile(about as CountAbout, ballots));
