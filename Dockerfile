# Two stages: the compiler stays in the first. "npm run check:image" carries these lines out
# without an engine and runs what comes of them. Name a digest beside the tag where you need the very same bytes every time.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build
RUN npm prune --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    ONRECORD_DATABASE=/data/onrecord.db \
    ONRECORD_METRICS_PORT=9464 \
    CACHE_DIRECTORY=/data/cache \
    MALLOC_ARENA_MAX=1 \
    MALLOC_MMAP_THRESHOLD_=1048576 \
    MALLOC_TRIM_THRESHOLD_=1048576
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /app/package.json ./package.json
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/dist ./dist
COPY --from=build --chown=root:root /app/src/cli/onrecord.mjs ./src/cli/onrecord.mjs
COPY --from=build --chown=root:root /app/src/cli/build-freshness.mjs ./src/cli/build-freshness.mjs
COPY --from=build --chown=root:root /app/src/cli/keep-compiled.mjs ./src/cli/keep-compiled.mjs
COPY --from=build --chown=root:root /app/data/catalogue ./data/catalogue
COPY --from=build --chown=root:root /app/config ./config
USER node
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--min-semi-space-size=4", "--max-semi-space-size=8", "src/cli/onrecord.mjs"]
CMD ["start"]
