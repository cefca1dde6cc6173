"""A Spark on one machine that can run Splink."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@cache
def spark_session() -> SparkSession:
    """The session of this process, which is made on the first call and takes seconds then."""
    from pyspark.sql import SparkSession
    from splink.backends.spark import similarity_jar_location

    # Spark's own folder, and the steps that Splink writes and reads back to keep plans short. They
    # hold copies of records about people, so they go when the work is done.
    folder = tempfile.mkdtemp(prefix="splink-on-spark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = {
        # Spark cannot compare names. Splink brings Jaro-Winkler in a jar.
        "spark.jars": similarity_jar_location(),
        # Here one Java process does all the work: the most it may hold.
        "spark.driver.memory": "4g",
        # Else each table is cut into 200 parts, too many for few rows.
        "spark.sql.shuffle.partitions": "4",
        "spark.default.parallelism": "4",
        # Tables go to pandas and back by column, not value by value.
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.warehouse.dir": folder,
        # Nothing listens outside this machine, and no web page is served.
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    session = SparkSession.builder.master("local[*]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.sparkContext.setCheckpointDir(folder)
    return session
