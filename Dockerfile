# specloom as an image: docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/project" specloom generate
FROM python:3.12-slim AS build
COPY pyproject.toml README.md LICENSE /source/
COPY generator /source/generator
COPY templates /source/templates
RUN python -m venv /opt/specloom
RUN /opt/specloom/bin/pip install --no-cache-dir --quiet /source

FROM python:3.12-slim
# git reads descriptions of revisions.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/specloom /opt/specloom
# Whoever runs it: nobody's home is needed, and nothing is kept between runs.
ENV PATH=/opt/specloom/bin:$PATH HOME=/tmp SPECLOOM_CACHE= PYTHONDONTWRITEBYTECODE=1
RUN git config --system --add safe.directory '*'
WORKDIR /project
ENTRYPOINT ["specloom"]
CMD ["--help"]
