// axios as the wire needs it: it sends what it is given, and accepts any answer.
import axios from 'axios';

export const client = axios.create({
  adapter: 'http',
  maxRedirects: 0,
  validateStatus: () => true,
  responseType: 'stream',
  decompress: false,
  proxy: false,
  timeout: 0,
  transformRequest: [(data: unknown) => data],
  transformResponse: [],
});
