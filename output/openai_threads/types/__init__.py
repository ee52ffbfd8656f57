"""Every type of the API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .assistant_model import AssistantModelParam as AssistantModelParam
    from .assistant_stream_event import AssistantStreamEvent as AssistantStreamEvent
    from .attachment_file_search_tool import (
        AttachmentFileSearchTool as AttachmentFileSearchTool,
    )
    from .attachment_file_search_tool import (
        AttachmentFileSearchToolParam as AttachmentFileSearchToolParam,
    )
    from .attachment_tool import AttachmentTool as AttachmentTool
    from .attachment_tool import AttachmentToolParam as AttachmentToolParam
    from .auto_chunking_strategy import (
        AutoChunkingStrategyParam as AutoChunkingStrategyParam,
    )
    from .chunking_strategy import ChunkingStrategyParam as ChunkingStrategyParam
    from .code_interpreter_call import CodeInterpreterCall as CodeInterpreterCall
    from .code_interpreter_call import (
        CodeInterpreterCallCodeInterpreter as CodeInterpreterCallCodeInterpreter,
    )
    from .code_interpreter_call_delta import (
        CodeInterpreterCallDelta as CodeInterpreterCallDelta,
    )
    from .code_interpreter_call_delta import (
        CodeInterpreterCallDeltaCodeInterpreter as CodeInterpreterCallDeltaCodeInterpreter,
    )
    from .code_interpreter_image import CodeInterpreterImage as CodeInterpreterImage
    from .code_interpreter_image import (
        CodeInterpreterImageImage as CodeInterpreterImageImage,
    )
    from .code_interpreter_image_delta import (
        CodeInterpreterImageDelta as CodeInterpreterImageDelta,
    )
    from .code_interpreter_image_delta import (
        CodeInterpreterImageDeltaImage as CodeInterpreterImageDeltaImage,
    )
    from .code_interpreter_logs import CodeInterpreterLogs as CodeInterpreterLogs
    from .code_interpreter_logs_delta import (
        CodeInterpreterLogsDelta as CodeInterpreterLogsDelta,
    )
    from .code_interpreter_output import CodeInterpreterOutput as CodeInterpreterOutput
    from .code_interpreter_output_delta import (
        CodeInterpreterOutputDelta as CodeInterpreterOutputDelta,
    )
    from .code_interpreter_resources import (
        CodeInterpreterResources as CodeInterpreterResources,
    )
    from .code_interpreter_resources import (
        CodeInterpreterResourcesParam as CodeInterpreterResourcesParam,
    )
    from .code_interpreter_tool import CodeInterpreterTool as CodeInterpreterTool
    from .code_interpreter_tool import (
        CodeInterpreterToolParam as CodeInterpreterToolParam,
    )
    from .create_message_request import (
        CreateMessageRequestParam as CreateMessageRequestParam,
    )
    from .create_thread_request import (
        CreateThreadRequestParam as CreateThreadRequestParam,
    )
    from .deleted_message import DeletedMessage as DeletedMessage
    from .deleted_thread import DeletedThread as DeletedThread
    from .done_event import DoneEvent as DoneEvent
    from .error import Error as Error
    from .error_event import ErrorEvent as ErrorEvent
    from .error_response import ErrorResponse as ErrorResponse
    from .file_citation import FileCitation as FileCitation
    from .file_citation import FileCitationFileCitation as FileCitationFileCitation
    from .file_citation_delta import FileCitationDelta as FileCitationDelta
    from .file_citation_delta import (
        FileCitationDeltaFileCitation as FileCitationDeltaFileCitation,
    )
    from .file_path import FilePath as FilePath
    from .file_path import FilePathFilePath as FilePathFilePath
    from .file_path_delta import FilePathDelta as FilePathDelta
    from .file_path_delta import FilePathDeltaFilePath as FilePathDeltaFilePath
    from .file_search_call import FileSearchCall as FileSearchCall
    from .file_search_call import FileSearchCallFileSearch as FileSearchCallFileSearch
    from .file_search_call import (
        FileSearchCallFileSearchRankingOptions as FileSearchCallFileSearchRankingOptions,
    )
    from .file_search_call_delta import FileSearchCallDelta as FileSearchCallDelta
    from .file_search_ranker import FileSearchRanker as FileSearchRanker
    from .file_search_ranker import FileSearchRankerParam as FileSearchRankerParam
    from .file_search_ranking_options import (
        FileSearchRankingOptions as FileSearchRankingOptions,
    )
    from .file_search_ranking_options import (
        FileSearchRankingOptionsParam as FileSearchRankingOptionsParam,
    )
    from .file_search_result import FileSearchResult as FileSearchResult
    from .file_search_result import FileSearchResultContent as FileSearchResultContent
    from .file_search_tool import FileSearchTool as FileSearchTool
    from .file_search_tool import FileSearchToolFileSearch as FileSearchToolFileSearch
    from .file_search_tool import (
        FileSearchToolFileSearchParam as FileSearchToolFileSearchParam,
    )
    from .file_search_tool import FileSearchToolParam as FileSearchToolParam
    from .function_call import FunctionCall as FunctionCall
    from .function_call import FunctionCallFunction as FunctionCallFunction
    from .function_call_delta import FunctionCallDelta as FunctionCallDelta
    from .function_call_delta import (
        FunctionCallDeltaFunction as FunctionCallDeltaFunction,
    )
    from .function_definition import FunctionDefinition as FunctionDefinition
    from .function_definition import FunctionDefinitionParam as FunctionDefinitionParam
    from .function_tool import FunctionTool as FunctionTool
    from .function_tool import FunctionToolParam as FunctionToolParam
    from .image_detail import ImageDetail as ImageDetail
    from .image_detail import ImageDetailParam as ImageDetailParam
    from .json_object_response_format import (
        JsonObjectResponseFormat as JsonObjectResponseFormat,
    )
    from .json_object_response_format import (
        JsonObjectResponseFormatParam as JsonObjectResponseFormatParam,
    )
    from .json_schema_response_format import (
        JsonSchemaResponseFormat as JsonSchemaResponseFormat,
    )
    from .json_schema_response_format import (
        JsonSchemaResponseFormatJsonSchema as JsonSchemaResponseFormatJsonSchema,
    )
    from .json_schema_response_format import (
        JsonSchemaResponseFormatJsonSchemaParam as JsonSchemaResponseFormatJsonSchemaParam,
    )
    from .json_schema_response_format import (
        JsonSchemaResponseFormatParam as JsonSchemaResponseFormatParam,
    )
    from .list_messages_response import ListMessagesResponse as ListMessagesResponse
    from .list_run_steps_response import ListRunStepsResponse as ListRunStepsResponse
    from .list_runs_response import ListRunsResponse as ListRunsResponse
    from .message import Message as Message
    from .message import MessageIncompleteDetails as MessageIncompleteDetails
    from .message_attachment import MessageAttachment as MessageAttachment
    from .message_completed_event import MessageCompletedEvent as MessageCompletedEvent
    from .message_content import MessageContent as MessageContent
    from .message_content_delta import MessageContentDelta as MessageContentDelta
    from .message_created_event import MessageCreatedEvent as MessageCreatedEvent
    from .message_creation import MessageCreation as MessageCreation
    from .message_creation import (
        MessageCreationMessageCreation as MessageCreationMessageCreation,
    )
    from .message_creation_delta import MessageCreationDelta as MessageCreationDelta
    from .message_creation_delta import (
        MessageCreationDeltaMessageCreation as MessageCreationDeltaMessageCreation,
    )
    from .message_delta import MessageDelta as MessageDelta
    from .message_delta import MessageDeltaDelta as MessageDeltaDelta
    from .message_delta_event import MessageDeltaEvent as MessageDeltaEvent
    from .message_image_file import MessageImageFile as MessageImageFile
    from .message_image_file import (
        MessageImageFileImageFile as MessageImageFileImageFile,
    )
    from .message_image_file import (
        MessageImageFileImageFileParam as MessageImageFileImageFileParam,
    )
    from .message_image_file import MessageImageFileParam as MessageImageFileParam
    from .message_image_file_delta import MessageImageFileDelta as MessageImageFileDelta
    from .message_image_file_delta import (
        MessageImageFileDeltaImageFile as MessageImageFileDeltaImageFile,
    )
    from .message_image_url import MessageImageUrl as MessageImageUrl
    from .message_image_url import MessageImageUrlImageUrl as MessageImageUrlImageUrl
    from .message_image_url import (
        MessageImageUrlImageUrlParam as MessageImageUrlImageUrlParam,
    )
    from .message_image_url import MessageImageUrlParam as MessageImageUrlParam
    from .message_image_url_delta import MessageImageUrlDelta as MessageImageUrlDelta
    from .message_image_url_delta import (
        MessageImageUrlDeltaImageUrl as MessageImageUrlDeltaImageUrl,
    )
    from .message_in_progress_event import (
        MessageInProgressEvent as MessageInProgressEvent,
    )
    from .message_incomplete_event import (
        MessageIncompleteEvent as MessageIncompleteEvent,
    )
    from .message_refusal import MessageRefusal as MessageRefusal
    from .message_refusal_delta import MessageRefusalDelta as MessageRefusalDelta
    from .message_role import MessageRole as MessageRole
    from .message_role import MessageRoleParam as MessageRoleParam
    from .message_text import MessageText as MessageText
    from .message_text import MessageTextText as MessageTextText
    from .message_text_delta import MessageTextDelta as MessageTextDelta
    from .message_text_delta import MessageTextDeltaText as MessageTextDeltaText
    from .named_tool_choice import NamedToolChoice as NamedToolChoice
    from .named_tool_choice import NamedToolChoiceFunction as NamedToolChoiceFunction
    from .named_tool_choice import (
        NamedToolChoiceFunctionParam as NamedToolChoiceFunctionParam,
    )
    from .named_tool_choice import NamedToolChoiceParam as NamedToolChoiceParam
    from .new_message_attachment import (
        NewMessageAttachmentParam as NewMessageAttachmentParam,
    )
    from .new_message_content import NewMessageContentParam as NewMessageContentParam
    from .new_message_text import NewMessageTextParam as NewMessageTextParam
    from .new_tool_resources import (
        NewToolResourcesFileSearchParam as NewToolResourcesFileSearchParam,
    )
    from .new_tool_resources import NewToolResourcesParam as NewToolResourcesParam
    from .new_vector_store import NewVectorStoreParam as NewVectorStoreParam
    from .pending_tool_call import PendingToolCall as PendingToolCall
    from .pending_tool_call import PendingToolCallFunction as PendingToolCallFunction
    from .reasoning_effort import ReasoningEffortParam as ReasoningEffortParam
    from .required_action import RequiredAction as RequiredAction
    from .required_action import (
        RequiredActionSubmitToolOutputs as RequiredActionSubmitToolOutputs,
    )
    from .response_format import ResponseFormat as ResponseFormat
    from .response_format import ResponseFormatParam as ResponseFormatParam
    from .run import Run as Run
    from .run import RunIncompleteDetails as RunIncompleteDetails
    from .run import RunLastError as RunLastError
    from .run_cancelled_event import RunCancelledEvent as RunCancelledEvent
    from .run_cancelling_event import RunCancellingEvent as RunCancellingEvent
    from .run_completed_event import RunCompletedEvent as RunCompletedEvent
    from .run_created_event import RunCreatedEvent as RunCreatedEvent
    from .run_expired_event import RunExpiredEvent as RunExpiredEvent
    from .run_failed_event import RunFailedEvent as RunFailedEvent
    from .run_in_progress_event import RunInProgressEvent as RunInProgressEvent
    from .run_incomplete_event import RunIncompleteEvent as RunIncompleteEvent
    from .run_queued_event import RunQueuedEvent as RunQueuedEvent
    from .run_requires_action_event import (
        RunRequiresActionEvent as RunRequiresActionEvent,
    )
    from .run_status import RunStatus as RunStatus
    from .run_step import RunStep as RunStep
    from .run_step import RunStepLastError as RunStepLastError
    from .run_step_cancelled_event import RunStepCancelledEvent as RunStepCancelledEvent
    from .run_step_completed_event import RunStepCompletedEvent as RunStepCompletedEvent
    from .run_step_created_event import RunStepCreatedEvent as RunStepCreatedEvent
    from .run_step_delta import RunStepDelta as RunStepDelta
    from .run_step_delta import RunStepDeltaDelta as RunStepDeltaDelta
    from .run_step_delta_event import RunStepDeltaEvent as RunStepDeltaEvent
    from .run_step_details import RunStepDetails as RunStepDetails
    from .run_step_details_delta import RunStepDetailsDelta as RunStepDetailsDelta
    from .run_step_expired_event import RunStepExpiredEvent as RunStepExpiredEvent
    from .run_step_failed_event import RunStepFailedEvent as RunStepFailedEvent
    from .run_step_in_progress_event import (
        RunStepInProgressEvent as RunStepInProgressEvent,
    )
    from .static_chunking_strategy import (
        StaticChunkingStrategyParam as StaticChunkingStrategyParam,
    )
    from .static_chunking_strategy import (
        StaticChunkingStrategyStaticParam as StaticChunkingStrategyStaticParam,
    )
    from .submit_tool_outputs_request import (
        SubmitToolOutputsRequestToolOutputParam as SubmitToolOutputsRequestToolOutputParam,
    )
    from .text_annotation import TextAnnotation as TextAnnotation
    from .text_annotation_delta import TextAnnotationDelta as TextAnnotationDelta
    from .text_response_format import TextResponseFormat as TextResponseFormat
    from .text_response_format import TextResponseFormatParam as TextResponseFormatParam
    from .thread import Thread as Thread
    from .thread_created_event import ThreadCreatedEvent as ThreadCreatedEvent
    from .token_usage import TokenUsage as TokenUsage
    from .tool import Tool as Tool
    from .tool import ToolParam as ToolParam
    from .tool_call import ToolCall as ToolCall
    from .tool_call_delta import ToolCallDelta as ToolCallDelta
    from .tool_calls import ToolCalls as ToolCalls
    from .tool_calls_delta import ToolCallsDelta as ToolCallsDelta
    from .tool_choice import ToolChoice as ToolChoice
    from .tool_choice import ToolChoiceParam as ToolChoiceParam
    from .tool_resources import ToolResources as ToolResources
    from .tool_resources import ToolResourcesFileSearch as ToolResourcesFileSearch
    from .tool_resources import (
        ToolResourcesFileSearchParam as ToolResourcesFileSearchParam,
    )
    from .tool_resources import ToolResourcesParam as ToolResourcesParam
    from .truncation_strategy import TruncationStrategy as TruncationStrategy
    from .truncation_strategy import TruncationStrategyParam as TruncationStrategyParam
else:
    from .._runtime.client.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "AssistantModelParam": ".assistant_model",
            "AssistantStreamEvent": ".assistant_stream_event",
            "AttachmentFileSearchTool": ".attachment_file_search_tool",
            "AttachmentFileSearchToolParam": ".attachment_file_search_tool",
            "AttachmentTool": ".attachment_tool",
            "AttachmentToolParam": ".attachment_tool",
            "AutoChunkingStrategyParam": ".auto_chunking_strategy",
            "ChunkingStrategyParam": ".chunking_strategy",
            "CodeInterpreterCall": ".code_interpreter_call",
            "CodeInterpreterCallCodeInterpreter": ".code_interpreter_call",
            "CodeInterpreterCallDelta": ".code_interpreter_call_delta",
            "CodeInterpreterCallDeltaCodeInterpreter": ".code_interpreter_call_delta",
            "CodeInterpreterImage": ".code_interpreter_image",
            "CodeInterpreterImageDelta": ".code_interpreter_image_delta",
            "CodeInterpreterImageDeltaImage": ".code_interpreter_image_delta",
            "CodeInterpreterImageImage": ".code_interpreter_image",
            "CodeInterpreterLogs": ".code_interpreter_logs",
            "CodeInterpreterLogsDelta": ".code_interpreter_logs_delta",
            "CodeInterpreterOutput": ".code_interpreter_output",
            "CodeInterpreterOutputDelta": ".code_interpreter_output_delta",
            "CodeInterpreterResources": ".code_interpreter_resources",
            "CodeInterpreterResourcesParam": ".code_interpreter_resources",
            "CodeInterpreterTool": ".code_interpreter_tool",
            "CodeInterpreterToolParam": ".code_interpreter_tool",
            "CreateMessageRequestParam": ".create_message_request",
            "CreateThreadRequestParam": ".create_thread_request",
            "DeletedMessage": ".deleted_message",
            "DeletedThread": ".deleted_thread",
            "DoneEvent": ".done_event",
            "Error": ".error",
            "ErrorEvent": ".error_event",
            "ErrorResponse": ".error_response",
            "FileCitation": ".file_citation",
            "FileCitationDelta": ".file_citation_delta",
            "FileCitationDeltaFileCitation": ".file_citation_delta",
            "FileCitationFileCitation": ".file_citation",
            "FilePath": ".file_path",
            "FilePathDelta": ".file_path_delta",
            "FilePathDeltaFilePath": ".file_path_delta",
            "FilePathFilePath": ".file_path",
            "FileSearchCall": ".file_search_call",
            "FileSearchCallDelta": ".file_search_call_delta",
            "FileSearchCallFileSearch": ".file_search_call",
            "FileSearchCallFileSearchRankingOptions": ".file_search_call",
            "FileSearchRanker": ".file_search_ranker",
            "FileSearchRankerParam": ".file_search_ranker",
            "FileSearchRankingOptions": ".file_search_ranking_options",
            "FileSearchRankingOptionsParam": ".file_search_ranking_options",
            "FileSearchResult": ".file_search_result",
            "FileSearchResultContent": ".file_search_result",
            "FileSearchTool": ".file_search_tool",
            "FileSearchToolFileSearch": ".file_search_tool",
            "FileSearchToolFileSearchParam": ".file_search_tool",
            "FileSearchToolParam": ".file_search_tool",
            "FunctionCall": ".function_call",
            "FunctionCallDelta": ".function_call_delta",
            "FunctionCallDeltaFunction": ".function_call_delta",
            "FunctionCallFunction": ".function_call",
            "FunctionDefinition": ".function_definition",
            "FunctionDefinitionParam": ".function_definition",
            "FunctionTool": ".function_tool",
            "FunctionToolParam": ".function_tool",
            "ImageDetail": ".image_detail",
            "ImageDetailParam": ".image_detail",
            "JsonObjectResponseFormat": ".json_object_response_format",
            "JsonObjectResponseFormatParam": ".json_object_response_format",
            "JsonSchemaResponseFormat": ".json_schema_response_format",
            "JsonSchemaResponseFormatJsonSchema": ".json_schema_response_format",
            "JsonSchemaResponseFormatJsonSchemaParam": ".json_schema_response_format",
            "JsonSchemaResponseFormatParam": ".json_schema_response_format",
            "ListMessagesResponse": ".list_messages_response",
            "ListRunStepsResponse": ".list_run_steps_response",
            "ListRunsResponse": ".list_runs_response",
            "Message": ".message",
            "MessageAttachment": ".message_attachment",
            "MessageCompletedEvent": ".message_completed_event",
            "MessageContent": ".message_content",
            "MessageContentDelta": ".message_content_delta",
            "MessageCreatedEvent": ".message_created_event",
            "MessageCreation": ".message_creation",
            "MessageCreationDelta": ".message_creation_delta",
            "MessageCreationDeltaMessageCreation": ".message_creation_delta",
            "MessageCreationMessageCreation": ".message_creation",
            "MessageDelta": ".message_delta",
            "MessageDeltaDelta": ".message_delta",
            "MessageDeltaEvent": ".message_delta_event",
            "MessageImageFile": ".message_image_file",
            "MessageImageFileDelta": ".message_image_file_delta",
            "MessageImageFileDeltaImageFile": ".message_image_file_delta",
            "MessageImageFileImageFile": ".message_image_file",
            "MessageImageFileImageFileParam": ".message_image_file",
            "MessageImageFileParam": ".message_image_file",
            "MessageImageUrl": ".message_image_url",
            "MessageImageUrlDelta": ".message_image_url_delta",
            "MessageImageUrlDeltaImageUrl": ".message_image_url_delta",
            "MessageImageUrlImageUrl": ".message_image_url",
            "MessageImageUrlImageUrlParam": ".message_image_url",
            "MessageImageUrlParam": ".message_image_url",
            "MessageInProgressEvent": ".message_in_progress_event",
            "MessageIncompleteDetails": ".message",
            "MessageIncompleteEvent": ".message_incomplete_event",
            "MessageRefusal": ".message_refusal",
            "MessageRefusalDelta": ".message_refusal_delta",
            "MessageRole": ".message_role",
            "MessageRoleParam": ".message_role",
            "MessageText": ".message_text",
            "MessageTextDelta": ".message_text_delta",
            "MessageTextDeltaText": ".message_text_delta",
            "MessageTextText": ".message_text",
            "NamedToolChoice": ".named_tool_choice",
            "NamedToolChoiceFunction": ".named_tool_choice",
            "NamedToolChoiceFunctionParam": ".named_tool_choice",
            "NamedToolChoiceParam": ".named_tool_choice",
            "NewMessageAttachmentParam": ".new_message_attachment",
            "NewMessageContentParam": ".new_message_content",
            "NewMessageTextParam": ".new_message_text",
            "NewToolResourcesFileSearchParam": ".new_tool_resources",
            "NewToolResourcesParam": ".new_tool_resources",
            "NewVectorStoreParam": ".new_vector_store",
            "PendingToolCall": ".pending_tool_call",
            "PendingToolCallFunction": ".pending_tool_call",
            "ReasoningEffortParam": ".reasoning_effort",
            "RequiredAction": ".required_action",
            "RequiredActionSubmitToolOutputs": ".required_action",
            "ResponseFormat": ".response_format",
            "ResponseFormatParam": ".response_format",
            "Run": ".run",
            "RunCancelledEvent": ".run_cancelled_event",
            "RunCancellingEvent": ".run_cancelling_event",
            "RunCompletedEvent": ".run_completed_event",
            "RunCreatedEvent": ".run_created_event",
            "RunExpiredEvent": ".run_expired_event",
            "RunFailedEvent": ".run_failed_event",
            "RunInProgressEvent": ".run_in_progress_event",
            "RunIncompleteDetails": ".run",
            "RunIncompleteEvent": ".run_incomplete_event",
            "RunLastError": ".run",
            "RunQueuedEvent": ".run_queued_event",
            "RunRequiresActionEvent": ".run_requires_action_event",
            "RunStatus": ".run_status",
            "RunStep": ".run_step",
            "RunStepCancelledEvent": ".run_step_cancelled_event",
            "RunStepCompletedEvent": ".run_step_completed_event",
            "RunStepCreatedEvent": ".run_step_created_event",
            "RunStepDelta": ".run_step_delta",
            "RunStepDeltaDelta": ".run_step_delta",
            "RunStepDeltaEvent": ".run_step_delta_event",
            "RunStepDetails": ".run_step_details",
            "RunStepDetailsDelta": ".run_step_details_delta",
            "RunStepExpiredEvent": ".run_step_expired_event",
            "RunStepFailedEvent": ".run_step_failed_event",
            "RunStepInProgressEvent": ".run_step_in_progress_event",
            "RunStepLastError": ".run_step",
            "StaticChunkingStrategyParam": ".static_chunking_strategy",
            "StaticChunkingStrategyStaticParam": ".static_chunking_strategy",
            "SubmitToolOutputsRequestToolOutputParam": ".submit_tool_outputs_request",
            "TextAnnotation": ".text_annotation",
            "TextAnnotationDelta": ".text_annotation_delta",
            "TextResponseFormat": ".text_response_format",
            "TextResponseFormatParam": ".text_response_format",
            "Thread": ".thread",
            "ThreadCreatedEvent": ".thread_created_event",
            "TokenUsage": ".token_usage",
            "Tool": ".tool",
            "ToolCall": ".tool_call",
            "ToolCallDelta": ".tool_call_delta",
            "ToolCalls": ".tool_calls",
            "ToolCallsDelta": ".tool_calls_delta",
            "ToolChoice": ".tool_choice",
            "ToolChoiceParam": ".tool_choice",
            "ToolParam": ".tool",
            "ToolResources": ".tool_resources",
            "ToolResourcesFileSearch": ".tool_resources",
            "ToolResourcesFileSearchParam": ".tool_resources",
            "ToolResourcesParam": ".tool_resources",
            "TruncationStrategy": ".truncation_strategy",
            "TruncationStrategyParam": ".truncation_strategy",
        },
    )
