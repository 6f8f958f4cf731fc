FROM node:22-bookworm-slim AS ui
WORKDIR /source/src/WebUi
COPY src/WebUi/package.json src/WebUi/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/WebUi ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src src
COPY --from=ui /source/src/WebUi/dist src/WebUi/dist
RUN dotnet publish src/Silo -c Release -o /app -p:PrebuiltWebUi=true && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=$APP_UID:$APP_UID --chmod=0700 /data /data

# The base image asks for port 8080 in its own way, which our setting would override with a warning.
ENV ASPNETCORE_HTTP_PORTS= \
    HYPERVISOR_URLS=http://0.0.0.0:8080 \
    HYPERVISOR_DATA=/data
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]
ENTRYPOINT ["dotnet", "Hypervisor.Silo.dll"]
