"""Other people's retrievers as their documentation builds them, over the same texts and the same embeddings; and their splitter.

A retriever is built from `{id: text}` and gives the ids of the ten best texts for a question. They are the extra `bench`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

Search = Callable[[str], list[str]]
_DEPTH = 10


def langchain(texts: Mapping[str, str], embeddings: Embeddings) -> Search:
    """`EnsembleRetriever` of `BM25Retriever` and Chroma, equal weights, default splitter."""
    from langchain_chroma import Chroma
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    documents = [Document(text, metadata={"id": i}) for i, text in texts.items()]
    chunks = RecursiveCharacterTextSplitter().split_documents(documents)
    store = Chroma.from_documents(chunks, embeddings, collection_name="langchain")
    by_words = BM25Retriever.from_documents(chunks, k=_DEPTH)
    both = EnsembleRetriever(retrievers=[by_words, store.as_retriever(search_kwargs={"k": _DEPTH})], weights=[0.5, 0.5])
    return lambda question: _first(document.metadata["id"] for document in both.invoke(question))


def haystack(texts: Mapping[str, str], embeddings: Embeddings) -> Search:
    """`InMemoryBM25Retriever` and `InMemoryEmbeddingRetriever`, joined by reciprocal-rank fusion."""
    from haystack import Document as HaystackDocument
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore()
    vectors = embeddings.embed_documents(list(texts.values()))
    store.write_documents([HaystackDocument(id=i, content=text, embedding=v) for (i, text), v in zip(texts.items(), vectors, strict=True)])
    by_words, by_meaning = InMemoryBM25Retriever(store, top_k=_DEPTH), InMemoryEmbeddingRetriever(store, top_k=_DEPTH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def search(question: str) -> list[str]:
        found = [by_words.run(question)["documents"], by_meaning.run(embeddings.embed_query(question))["documents"]]
        return _first(document.id for document in joiner.run(found)["documents"])

    return search


def llamaindex(texts: Mapping[str, str], embeddings: Embeddings) -> Search:
    """`QueryFusionRetriever` of `VectorStoreIndex` and its `BM25Retriever`, reciprocal-rank fusion, default splitter."""
    from llama_index.core import Document as LlamaDocument
    from llama_index.core import MockEmbedding, VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.retrievers.bm25 import BM25Retriever

    class Shared(MockEmbedding):  # type: ignore[misc]  # the peer is not installed where types are checked
        """Our embeddings behind their interface."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return embeddings.embed_query(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return embeddings.embed_documents([text])[0]

    nodes = SentenceSplitter().get_nodes_from_documents([LlamaDocument(text=text, id_=i) for i, text in texts.items()])
    by_meaning = VectorStoreIndex(nodes, embed_model=Shared(embed_dim=1)).as_retriever(similarity_top_k=_DEPTH)
    by_words = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=_DEPTH)
    both = QueryFusionRetriever(
        [by_meaning, by_words], llm=MockLLM(), num_queries=1, mode="reciprocal_rerank", similarity_top_k=_DEPTH, use_async=False
    )
    return lambda question: _first(found.node.ref_doc_id for found in both.retrieve(question))


def langchain_chunks(text: str) -> list[str]:
    """A text cut as LangChain's tutorial on retrieval cuts it: a thousand characters that overlap by two hundred."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return list(RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_text(text))


PEERS: Mapping[str, Callable[[Mapping[str, str], Embeddings], Search]] = {
    "LangChain: Ensemble(BM25, Chroma)": langchain,
    "Haystack: BM25 + embeddings, RRF": haystack,
    "LlamaIndex: QueryFusion(vectors, BM25)": llamaindex,
}


def _first(ids: Iterable[str]) -> list[str]:
    """The best ids once each: chunks of one text count where the first of them stands."""
    distinct: Sequence[str] = list(dict.fromkeys(ids))
    return list(distinct[:_DEPTH])
